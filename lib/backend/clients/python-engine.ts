/**
 * Imports the module of a Python backend that makes its engine, and uses what it made: an engine of SQLAlchemy, a
 * `Database` of encode/databases, a pool of psycopg, or what a function like `get_engine()` gives. The job comes on
 * stdin, the result goes to stdout, as with the other clients.
 */
export const PYTHON_ENGINE = `
import asyncio, collections, importlib, importlib.util, inspect, json, os, re, sys, threading

job = json.load(sys.stdin)
result = {"answers": [], "committed": 0, "failed": 0, "driver": "own engine"}
errors = collections.Counter()
lock = threading.Lock()
MAKER = re.compile(r"^_?(get|make|create|build|init|new|connect)_?(async_)?(engine|pool|db|database|connection)$")

def failed(error):
    with lock:
        result["failed"] += 1
        root = getattr(error, "orig", None) or error
        errors[type(root).__name__ + ": " + str(root).strip().split("\\n")[0][:300]] += 1

def load():
    file = job["file"]
    for root in job["roots"]:
        if root not in sys.path: sys.path.insert(0, root)
    for root in reversed(job["roots"]):
        path = os.path.relpath(file, root)
        if path.startswith(".."): continue
        name = re.sub(r"(/__init__)?\\.py$", "", path).replace("/", ".")
        if name and all(part.isidentifier() for part in name.split(".")):
            try:
                return importlib.import_module(name)
            except ModuleNotFoundError as error:
                # A root that is not the right one for this package; what else is missing is a matter of its own.
                if not name.startswith((error.name or "?").split(".")[0]): raise
            except ImportError as error:
                if "relative import" not in str(error): raise
    spec = importlib.util.spec_from_file_location("backend_engine", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

def kind(value):
    names = {base.__module__.split(".")[0] + "." + base.__name__ for base in type(value).__mro__}
    for name in ("sqlalchemy.AsyncEngine", "sqlalchemy.Engine", "databases.Database", "psycopg_pool.ConnectionPool",
                 "psycopg_pool.AsyncConnectionPool", "asyncpg.Pool", "asyncpg.Connection", "psycopg.Connection",
                 "psycopg2.connection", "aiopg.Pool"):
        if name in names: return name
    return None

def find(module):
    for value in list(vars(module).values()):
        if kind(value): return value
    for name, value in list(vars(module).items()):
        if not MAKER.match(name) or not callable(value) or inspect.isclass(value): continue
        if getattr(value, "__module__", None) != module.__name__: continue
        needed = [p for p in inspect.signature(value).parameters.values()
                  if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
        if not needed: return value
    return None

async def sqlalchemy_async(engine):
    from sqlalchemy import text
    async with engine.connect() as connection:
        for query in job["queries"]: result["answers"].append(str((await connection.execute(text(query))).scalar()))
    async def work(client):
        for turn in range(job["transactions"]):
            try:
                async with engine.begin() as connection:
                    await connection.execute(text("select cast(:n as int) + 1"), {"n": turn})
                    await connection.execute(text("select pg_sleep(0.002)"))
                    await connection.execute(text("select cast(:n as text) || 'x'"), {"n": str(client)})
                result["committed"] += 1
            except Exception as error: failed(error)
    await asyncio.gather(*(work(n) for n in range(job["clients"])))
    await engine.dispose()

def sqlalchemy_sync(engine):
    from sqlalchemy import text
    with engine.connect() as connection:
        for query in job["queries"]: result["answers"].append(str(connection.execute(text(query)).scalar()))
    def work(client):
        for turn in range(job["transactions"]):
            try:
                with engine.begin() as connection:
                    connection.execute(text("select cast(:n as int) + 1"), {"n": turn})
                    connection.execute(text("select pg_sleep(0.002)"))
                    connection.execute(text("select cast(:n as text) || 'x'"), {"n": str(client)})
                with lock: result["committed"] += 1
            except Exception as error: failed(error)
    in_threads(work)
    engine.dispose()

def in_threads(work):
    threads = [threading.Thread(target=work, args=(n,)) for n in range(job["clients"])]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

async def databases(database):
    await database.connect()
    async def once():
        for query in job["queries"]: result["answers"].append(str(await database.fetch_val(query)))
    # A connection of this library belongs to the task that asked first.
    await asyncio.create_task(once())
    async def work(client):
        for turn in range(job["transactions"]):
            try:
                async with database.transaction():
                    await database.fetch_val("select cast(:n as int) + 1", {"n": turn})
                    await database.fetch_val("select pg_sleep(0.002)::text")
                    await database.fetch_val("select cast(:n as text) || 'x'", {"n": str(client)})
                result["committed"] += 1
            except Exception as error: failed(error)
    await asyncio.gather(*(asyncio.create_task(work(n)) for n in range(job["clients"])))
    await database.disconnect()

async def asyncpg_pool(pool):
    async with pool.acquire() as connection:
        for query in job["queries"]: result["answers"].append(str(await connection.fetchval(query)))
    async def work(client):
        for turn in range(job["transactions"]):
            try:
                async with pool.acquire() as connection:
                    async with connection.transaction():
                        await connection.fetchval("select $1::int + 1", turn)
                        await connection.fetchval("select pg_sleep(0.002)")
                        await connection.fetchval("select $1::text || 'x'", str(client))
                result["committed"] += 1
            except Exception as error: failed(error)
    await asyncio.gather(*(work(n) for n in range(job["clients"])))
    pool.terminate()

async def aiopg_pool(pool):
    async with pool.acquire() as connection:
        async with connection.cursor() as cursor:
            for query in job["queries"]:
                await cursor.execute(query)
                result["answers"].append(str((await cursor.fetchone())[0]))
    async def work(client):
        for turn in range(job["transactions"]):
            try:
                async with pool.acquire() as connection:
                    async with connection.cursor() as cursor:
                        await cursor.execute("begin")
                        await cursor.execute("select %s::int + 1", (turn,))
                        await cursor.execute("select %s::text || 'x'", (str(client),))
                        await cursor.execute("commit")
                result["committed"] += 1
            except Exception as error: failed(error)
    await asyncio.gather(*(work(n) for n in range(job["clients"])))
    pool.terminate()

def dbapi(connect, again):
    """Each client has a connection of its own where the backend opens them by a function."""
    first = connect
    with first.cursor() as cursor:
        for query in job["queries"]:
            cursor.execute(query)
            result["answers"].append(str(cursor.fetchone()[0]))
    first.commit()
    def work(client):
        connection = again() if again else first
        for turn in range(job["transactions"]):
            try:
                with connection.cursor() as cursor:
                    cursor.execute("select %s::int + 1", (turn,))
                    cursor.execute("select %s::text || 'x'", (str(client),))
                connection.commit()
                with lock: result["committed"] += 1
            except Exception as error:
                connection.rollback()
                failed(error)
        if again: connection.close()
    if again: in_threads(work)
    else: work(0)

def psycopg_pool(pool):
    with pool.connection() as connection: dbapi_queries(connection)
    def work(client):
        for turn in range(job["transactions"]):
            try:
                with pool.connection() as connection:
                    connection.execute("select %s::int + 1", (turn,))
                    connection.execute("select %s::text || 'x'", (str(client),))
                with lock: result["committed"] += 1
            except Exception as error: failed(error)
    in_threads(work)
    pool.close()

def dbapi_queries(connection):
    for query in job["queries"]: result["answers"].append(str(connection.execute(query).fetchone()[0]))

async def use(made, again=None):
    if inspect.isawaitable(made): made = await made
    what = kind(made)
    result["driver"] = what or "unknown"
    if what == "sqlalchemy.AsyncEngine": await sqlalchemy_async(made)
    elif what == "sqlalchemy.Engine": sqlalchemy_sync(made)
    elif what == "databases.Database": await databases(made)
    elif what == "asyncpg.Pool": await asyncpg_pool(made)
    elif what == "aiopg.Pool": await aiopg_pool(made)
    elif what == "psycopg_pool.ConnectionPool": psycopg_pool(made)
    elif what in ("psycopg.Connection", "psycopg2.connection"): dbapi(made, again)
    else: raise LookupError("no engine: " + type(made).__name__)

try:
    os.chdir(job["cwd"])
    found = find(load())
    if found is None: raise LookupError("no engine: the module makes none when it is imported")
    made = found if kind(found) else found()
    again = None if kind(found) or inspect.isawaitable(made) else found
    asyncio.run(asyncio.wait_for(use(made, again), job["seconds"]))
except BaseException as error:
    failed(error)
result["errors"] = [text for text, _ in errors.most_common(5)]
print("\\n" + json.dumps(result))
`;
