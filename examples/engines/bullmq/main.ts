import { isRulesError } from 'coop-rules/problems'
import { enqueue } from './enqueue.js'
import { type Task, taskOf } from './options.js'
import { wait } from './wait.js'
import { work } from './work.js'

/** Ends with 0, with 1 where something was refused or is missing, with 2 for a wrong command line. */
const carriedOut = async (task: Task): Promise<number> => {
  if (task.kind === 'enqueue') return enqueue(task)
  if (task.kind === 'wait') return wait(task)
  if (task.kind === 'work') {
    const stopping = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
    await work(task, stopping.signal)
    return 0
  }
  console.error(task.says)
  return 2
}

try {
  process.exitCode = await carriedOut(taskOf(process.argv.slice(2)))
} catch (error) {
  console.error(isRulesError(error) ? error.message : `! ${(error as Error).message}`)
  process.exitCode = 1
}
