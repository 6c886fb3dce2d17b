# Connects as a Rails backend would: the job comes on stdin as JSON, the result goes to stdout as JSON.
require 'active_record'
require 'json'

JOB = JSON.parse($stdin.read)
RESULT = { answers: [], committed: 0, failed: 0, driver: 'rails', version: ActiveRecord.version.to_s }
ERRORS = Hash.new(0)
LOCK = Mutex.new

def failed(error)
  error = error.cause while error.cause.is_a?(PG::Error)
  LOCK.synchronize do
    RESULT[:failed] += 1
    ERRORS["#{error.class}: #{error.message.strip.lines.first.to_s.strip}"] += 1
  end
end

def committed
  LOCK.synchronize { RESULT[:committed] += 1 }
end

class Role < ActiveRecord::Base
  self.table_name = 'pg_roles'
  self.primary_key = 'rolname'
end

# What a request does: a lookup by key, a statement and a query, in one transaction.
def load_once(turn, who)
  Role.transaction do
    Role.find_by(rolname: "role-#{who}")
    Role.connection.execute('select pg_sleep(0.002)')
    Role.where(oid: turn).to_a
  end
  # Outside a transaction, where every query may reach another server connection.
  Role.where(rolname: who, oid: turn).to_a
end

class Nothing < ActiveRecord::Migration[6.1]
  def up
    execute('select pg_sleep(0.002)')
  end
end

# One migration after another, as db:migrate takes its lock and gives it back, while other clients keep the pooler busy.
def migrate_once
  migration = Nothing.new('Nothing', rand(1..2**40))
  ActiveRecord::Migrator.new(:up, [migration], ActiveRecord::SchemaMigration).migrate
end

# Active Record asks for ISO intervals when it connects, and can read no others.
def interval_once(who)
  load_once(0, who)
  span = Role.select("interval '36 hours' as span").first.span
  raise "an interval came back as #{span.inspect}" unless span == 36.hours
end

# Clients of another kind, which leave the interval style of the pooler's connections as it was.
RAILS_OF_INTERVAL = 5

def work_beside
  neighbour = PG.connect(JOB['url'].sub(/[?&]prepared_statements=\w+/, ''))
  JOB['transactions'].times do
    neighbour.exec('select pg_sleep(0.01)')
    committed
  end
rescue PG::Error => error
  failed(error)
ensure
  neighbour&.close
end

def work(who)
  return work_beside if JOB['task'] == 'interval' && who >= RAILS_OF_INTERVAL
  JOB['transactions'].times do |turn|
    begin
      if JOB['task'] == 'interval' then interval_once(who.to_s)
      elsif JOB['task'] == 'migrate' && who == 0 then migrate_once
      else load_once(turn, who.to_s)
      end
      committed
    rescue StandardError => error
      failed(error)
    end
  end
ensure
  ActiveRecord::Base.clear_active_connections!
end

begin
  ActiveRecord::Migration.verbose = false
  # The options of the URL are those of database.yml, which is how Rails reads them.
  ActiveRecord::Base.establish_connection(url: JOB['url'], pool: JOB['clients'] + 1, checkout_timeout: 20)
  JOB['queries'].each { |query| RESULT[:answers] << ActiveRecord::Base.connection.select_value(query).to_s }
  ActiveRecord::SchemaMigration.create_table if JOB['task'] == 'migrate'
  ActiveRecord::Base.clear_active_connections!
  Array.new(JOB['clients']) { |who| Thread.new { work(who) } }.each(&:join)
rescue StandardError => error
  failed(error)
end
RESULT[:errors] = ERRORS.sort_by { |_, count| -count }.first(5).map(&:first)
puts JSON.generate(RESULT)
