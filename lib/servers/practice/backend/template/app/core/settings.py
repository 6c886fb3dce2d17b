"""Settings of the API, read from the environment and from `.env`."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    app_port: int = 8002
    database_url: str
    postgres_pool_size: int = 10
    postgres_max_overflow: int = 10
    redis_url: str = "redis://localhost:6379/0"
    pms_type: str = "mock"

    @property
    def postgres_url(self) -> str:
        """The URL with the driver that the engine needs."""
        return self.database_url.replace("postgresql://", "postgresql+asyncpg://", 1)


settings = Settings()
