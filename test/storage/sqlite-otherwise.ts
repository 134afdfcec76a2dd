import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A client of another kind, to look behind the adapter: SQLite as it comes with Python, in one process that answers a line for a line. */
export const askedOtherwise = () => {
  const python = spawn('python3', ['-u', '-c', SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  let last: Promise<unknown> = Promise.resolve()
  const ask = (path: string, sql: string, ...args: readonly string[]): Promise<unknown[][]> => {
    const answer = last.then(async () => {
      python.stdin.write(`${JSON.stringify([path, sql, ...args])}\n`)
      const line = (await lines.next()) as IteratorResult<string, undefined>
      const { rows, error } = JSON.parse(line.value ?? '{}') as { rows?: unknown[][]; error?: string }
      if (rows === undefined) throw new Error(error ?? 'python3 ended; is it installed?')
      return rows
    })
    last = answer.catch(() => undefined)
    return answer
  }
  return { ask, end: () => void python.stdin.end() }
}

const SCRIPT = `
import contextlib, json, sqlite3, sys
for line in sys.stdin:
    path, sql, *args = json.loads(line)
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=10)) as db, db:
            print(json.dumps({"rows": db.execute(sql, args).fetchall()}))
    except Exception as error:
        print(json.dumps({"error": str(error)}))
`
