/** Python drivers that the client script can drive. */
export const PYTHON_DRIVERS = ['sqlalchemy-asyncpg', 'asyncpg', 'psycopg2', 'psycopg3', 'django'] as const;
export type PythonDriver = (typeof PYTHON_DRIVERS)[number];

/**
 * Connects as a Python backend would. Standard library and the driver only; the job comes on stdin as JSON, the
 * result goes to stdout as JSON.
 */
export const PYTHON_CLIENT = `
import asyncio, collections, json, sys, threading

driver = sys.argv[1]
job = json.load(sys.stdin)
advised = job["settings"] == "advised"
result = {"answers": [], "committed": 0, "failed": 0, "driver": driver}
errors = collections.Counter()

def failed(error):
    result["failed"] += 1
    # Django hides that the package below it is missing.
    if isinstance(error.__context__, ImportError):
        error = error.__context__
    kind = type(getattr(error, "orig", None) or error).__name__
    text = str(getattr(error, "orig", None) or error).strip().split("\\n")[0]
    errors[kind + ": " + text[:300]] += 1

def tls():
    if not job["caFile"]:
        return {}
    import ssl
    return {"ssl": ssl.create_default_context(cafile=job["caFile"])}

async def many(work):
    await asyncio.gather(*(work(client) for client in range(job["clients"])))

async def run_asyncpg():
    import asyncpg
    options = {**tls(), **({"statement_cache_size": 0} if advised else {})}
    connection = await asyncpg.connect(job["url"], timeout=15, **options)
    for query in job["queries"]:
        result["answers"].append(str(await connection.fetchval(query)))
    await connection.close()
    async def work(client):
        try:
            connection = await asyncpg.connect(job["url"], timeout=15, **options)
        except Exception as error:
            return failed(error)
        for turn in range(job["transactions"]):
            try:
                async with connection.transaction():
                    await connection.fetchval("select $1::int + 1", turn)
                    await connection.fetchval("select pg_sleep(0.002)")
                    await connection.fetchval("select $1::text || 'x'", str(client))
                result["committed"] += 1
            except Exception as error:
                failed(error)
        await asyncio.wait_for(connection.close(), 5)
    await many(work)

async def run_sqlalchemy():
    from uuid import uuid4
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine
    from sqlalchemy.pool import NullPool
    options = {}
    if advised:
        options["poolclass"] = NullPool
        options["connect_args"] = {
            **tls(),
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": lambda: f"__asyncpg_{uuid4()}__",
        }
        import sqlalchemy
        if sqlalchemy.__version__.startswith("1."):
            # Before 2.0 the dialect has no naming function, and without it an unknown argument is refused.
            result["driver"] = "sqlalchemy-1.4-asyncpg"
            del options["connect_args"]["prepared_statement_name_func"]
    else:
        options["pool_size"] = job["clients"]
    engine = create_async_engine(job["url"], **options)
    async with engine.connect() as connection:
        for query in job["queries"]:
            result["answers"].append(str((await connection.execute(text(query))).scalar()))
    async def work(client):
        for turn in range(job["transactions"]):
            try:
                async with engine.begin() as connection:
                    await connection.execute(text("select cast(:n as int) + 1"), {"n": turn})
                    await connection.execute(text("select pg_sleep(0.002)"))
                    await connection.execute(text("select cast(:n as text) || 'x'"), {"n": str(client)})
                result["committed"] += 1
            except Exception as error:
                failed(error)
    await many(work)
    await engine.dispose()

def django_database():
    from urllib.parse import parse_qsl, unquote, urlsplit
    url = urlsplit(job["url"])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username),
        "PASSWORD": unquote(url.password),
        "HOST": url.hostname,
        "PORT": url.port,
        "OPTIONS": dict(parse_qsl(url.query)),
        # Naive: the connection is kept, and querysets are read through server-side cursors.
        **({"CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True} if advised else {"CONN_MAX_AGE": None}),
    }

def run_django():
    import django
    from django.conf import settings
    settings.configure(DATABASES={"default": django_database()}, USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.AutoField")
    django.setup()
    from django.db import close_old_connections, connection, models, transaction
    result["version"] = django.__version__
    class Role(models.Model):
        rolname = models.TextField(primary_key=True)
        class Meta:
            app_label = "probe"
            db_table = "pg_roles"
            managed = False
    def ask(query, values=None):
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchone()[0]
    for query in job["queries"]:
        result["answers"].append(str(ask(query)))
    connection.close()
    lock = threading.Lock()
    def work(client):
        for turn in range(job["transactions"]):
            try:
                with transaction.atomic():
                    ask("select %s::int + 1", (turn,))
                    ask("select pg_sleep(0.002)::text")
                    ask("select %s::text || 'x'", (str(client),))
                for role in Role.objects.iterator(chunk_size=1): pass
                with lock: result["committed"] += 1
            except Exception as error:
                with lock: failed(error)
            # What Django does at the end of a request.
            close_old_connections()
        connection.close()
    in_threads(work)

def in_threads(work):
    threads = [threading.Thread(target=work, args=(n,)) for n in range(job["clients"])]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

def run_psycopg():
    module = __import__("psycopg" if driver == "psycopg3" else "psycopg2")
    options = {"prepare_threshold": None} if advised and driver == "psycopg3" else {}
    connection = module.connect(job["url"], **options)
    with connection.cursor() as cursor:
        for query in job["queries"]:
            cursor.execute(query)
            result["answers"].append(str(cursor.fetchone()[0]))
    connection.close()
    lock = threading.Lock()
    def work(client):
        try:
            connection = module.connect(job["url"], **options)
        except Exception as error:
            with lock: failed(error)
            return
        for turn in range(job["transactions"]):
            try:
                with connection.cursor() as cursor:
                    cursor.execute("select %s::int + 1", (turn,))
                    cursor.execute("select pg_sleep(0.002)")
                    cursor.execute("select %s::text || 'x'", (str(client),))
                connection.commit()
                with lock: result["committed"] += 1
            except Exception as error:
                connection.rollback()
                with lock: failed(error)
        connection.close()
    in_threads(work)

try:
    if driver == "asyncpg": asyncio.run(run_asyncpg())
    elif driver == "sqlalchemy-asyncpg": asyncio.run(run_sqlalchemy())
    elif driver == "django": run_django()
    else: run_psycopg()
except Exception as error:
    failed(error)
result["errors"] = [text for text, _ in errors.most_common(5)]
print(json.dumps(result))
`;
