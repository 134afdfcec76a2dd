import { Crew } from './crew.mjs'
import { mutate } from './mutate.mjs'
import { randomOf } from './random.mjs'
import { shrink } from './shrink.mjs'

/**
 * Fuzzes one parser: inputs are made of its seeds and of those that reached something new. `goOn(inputs)` says after each batch whether to go on; the same seed and number of inputs give the same inputs.
 */
export class Fuzzing {
  inputs = 0
  taken = 0
  refused = 0
  blocks = 0
  /** One of each kind, with how often it was met. */
  findings = new Map()
  sources = {}
  #parser
  #corpus
  #crew
  #random
  #options

  /** Where a crew is given, it is used; it may serve many parsers one after another. */
  constructor(parser, { seed, module, covered = true, mostMs = 2000, most, crew }) {
    this.#parser = parser
    this.#options = { module, covered, mostMs: parser.mostMs ?? mostMs, most, crew }
    this.#random = randomOf(`${seed} ${parser.name}`)
    this.#corpus = [...new Set(parser.seeds())]
  }

  get corpus() {
    return this.#corpus.length
  }

  async run(goOn) {
    this.#crew = this.#options.crew ?? new Crew(this.#options)
    try {
      if (this.inputs === 0) await this.#give(this.#first())
      while (goOn(this.inputs)) {
        const batch = Array.from({ length: Math.min(this.#parser.batch ?? BATCH, this.#options.most ?? BATCH) }, () =>
          this.#made(),
        )
        const { kept } = await this.#give(batch)
        for (const at of kept) this.#corpus.push(batch[at])
      }
      if (this.#options.covered) this.#addSources(await this.#crew.coverage())
    } finally {
      if (this.#options.crew === undefined) await this.#crew.close()
    }
  }

  /** The seeds as they are; of a short run some of them. */
  #first() {
    const { most } = this.#options
    if (most === undefined || this.#corpus.length <= most / 2) return this.#corpus
    return Array.from({ length: Math.ceil(most / 2) }, () => this.#random.one(this.#corpus))
  }

  async #give(inputs) {
    const answer = await this.#crew.run(this.#parser.name, inputs, this.#options.mostMs)
    this.blocks = Math.max(this.blocks, answer.blocks)
    for (const [at, { came, finding }] of answer.results.entries()) {
      this.inputs++
      if (came === 'taken') this.taken++
      else if (came === 'refused') this.refused++
      else if (came === 'finding') this.#note(finding, inputs[at])
    }
    return answer
  }

  #note(finding, input) {
    const key = signatureOf(finding)
    const known = this.findings.get(key)
    if (known === undefined) this.findings.set(key, { ...finding, input, times: 1 })
    else {
      known.times++
      if (input.length < known.input.length) known.input = input
    }
  }

  /** The smallest inputs that show what was found. */
  async shrunk(tries = 400) {
    const crew = new Crew({ ...this.#options, covered: false })
    const shows = (key) => async (input) => {
      const [{ finding }] = (await crew.run(this.#parser.name, [input])).results
      return finding !== undefined && signatureOf(finding) === key
    }
    const found = []
    try {
      for (const [key, finding] of this.findings) {
        const most = finding.kind === 'hang' || finding.kind === 'heap' ? Math.floor(tries / 100) : tries
        found.push({
          ...finding,
          parser: this.#parser.name,
          input: await shrink(finding.input, shows(key), { form: this.#parser.form, most }),
        })
      }
    } finally {
      await crew.close()
    }
    return found
  }

  #made() {
    const random = this.#random
    // What reached something new lately is tried more often than old inputs.
    const corpus = this.#corpus
    const at = random.chance(0.5)
      ? Math.max(0, corpus.length - 1 - random.below(Math.ceil(corpus.length / 4)))
      : random.below(corpus.length)
    return mutate(corpus[at] ?? '', { random, corpus, words: this.#parser.words ?? [], form: this.#parser.form })
  }

  /** A thread that was ended takes its coverage with it, so that what is told is what the last one of each round reached. */
  #addSources(sources) {
    for (const [source, { of, covered }] of Object.entries(sources)) {
      const known = this.sources[source]
      this.sources[source] = { of, covered: Math.max(known?.covered ?? 0, covered) }
    }
  }
}

const BATCH = 48

/** Findings are the same where the kind is, and the place in the code; or the words, where there is no place. */
const signatureOf = ({ kind, message, stack }) => {
  const place = /\bat (?:async )?([\w.#<>]+) \((?:file:\/\/)?[^)]*?(?:dist|examples)\/[^)]*\)/.exec(stack)?.[1]
  const words = message
    .replaceAll(/\d+/g, '0')
    .replaceAll(/"[^"]*"|'[^']*'/g, '"')
    .slice(0, 60)
  return `${kind} ${place ?? ''} ${words}`
}
