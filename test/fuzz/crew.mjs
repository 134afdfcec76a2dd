import { Worker } from 'node:worker_threads'

/**
 * Gives inputs to parsers in a thread of its own, which is ended where an input takes longer than `mostMs` or the memory runs out. What is measured is the time of the processor, for a machine may be busy with other
 * things; an input that took too long is tried alone once more, with twice the time.
 */
export class Crew {
  #about
  #worker
  #shared = new SharedArrayBuffer(8)
  #now = new Int32Array(this.#shared)

  constructor(about) {
    this.#about = { mostMs: 2000, mostMb: 512, ...about }
  }

  /** What came of each input, and which reached blocks that none before had reached. */
  async run(parser, inputs, mostMs = this.#about.mostMs) {
    const results = []
    const kept = []
    let blocks = 0
    for (let from = 0; from < inputs.length; ) {
      const answer = await this.#ask({ parser, inputs: inputs.slice(from) }, mostMs)
      if (answer.ended === undefined) {
        results.push(...answer.results)
        kept.push(...answer.kept.map((at) => at + from))
        blocks = answer.blocks
        break
      }
      // Those before the one that ended the thread went well, but their answers went with it: they are given again.
      const { ended, at } = answer
      if (at > 0) {
        const again = await this.run(parser, inputs.slice(from, from + at), mostMs)
        results.push(...again.results)
        kept.push(...again.kept.map((place) => place + from))
      }
      from += at
      results.push(await this.#alone(parser, inputs[from], ended, mostMs))
      from++
    }
    return { results, kept, blocks }
  }

  async coverage() {
    const answer = await this.#ask({ ask: 'coverage' }, 60_000)
    return answer.sources ?? {}
  }

  async close() {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #alone(parser, input, ended, mostMs) {
    const answer = await this.#ask({ parser, inputs: [input] }, 2 * mostMs)
    if (answer.ended === undefined) return answer.results[0]
    return {
      came: 'finding',
      finding: {
        kind: answer.ended,
        message: answer.ended === ended ? ended : `${ended}, then ${answer.ended}`,
        stack: '',
      },
    }
  }

  async #ask(message, mostMs) {
    this.#worker ??= await this.#started()
    const worker = this.#worker
    Atomics.store(this.#now, 0, 0)
    return new Promise((resolve, reject) => {
      let [count, since, spent] = [-1, performance.now(), process.cpuUsage()]
      let last = 0
      const done = (answer) => {
        clearInterval(watch)
        worker.off('message', done).off('error', died).off('exit', left)
        // Not a parser: this harness is broken.
        if (answer.broken === undefined) resolve(answer)
        else reject(new Error(answer.broken))
      }
      const end = (ended) => {
        this.#worker = undefined
        const at = Math.max(0, last - 1)
        done({ ended, at })
        void worker.terminate()
      }
      const watch = setInterval(() => {
        const [at, turn] = [Atomics.load(this.#now, 0), Atomics.load(this.#now, 1)]
        if (at > 0) last = at
        if (turn !== count || at === 0) [count, since, spent] = [turn, performance.now(), process.cpuUsage()]
        else if (cpuMs(spent) > mostMs || performance.now() - since > 60 * mostMs) end('hang')
      }, 100)
      const died = (error) => {
        last = Atomics.load(this.#now, 0) || last
        end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'heap' : `died: ${error.message}`)
      }
      const left = () => {
        last = Atomics.load(this.#now, 0) || last
        end('died')
      }
      worker.on('message', done).on('error', died).on('exit', left)
      worker.postMessage(message)
    })
  }

  async #started() {
    const { module, covered, mostMb } = this.#about
    Atomics.store(this.#now, 1, 0)
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { module, covered, shared: this.#shared },
      resourceLimits: { maxOldGenerationSizeMb: mostMb },
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)))
    })
    // What comes when nobody asks is told by the next question.
    worker.on('error', () => undefined)
    return worker
  }
}

/** How much this process worked since then: while it waits, that is the thread. */
const cpuMs = (since) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
