import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLines, openLogReader, readLogText } from '../../src/cooperative/log.js'
import { canonicalJson } from '../../src/cooperative/log-line.js'
import { explainProblem } from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

/** A log written by hand; its digests are what sha256sum printed. */
const PUBLISHED = `{"log":"coop-rules","format":1}
{"n":1,"digest":"8aeaad59de4f04d4fe96850ca5c5f576","event":{"at":"2026-03-01","by":"ana","type":"founded","v":1}}
{"n":2,"digest":"e23c7c77b9b45ec2f9dfbfb8cfa00807","event":{"at":"2026-03-02","members":["ben","Núñez"],"note":null,"type":"joined","v":1}}
{"n":3,"digest":"0fc3befe25c246f32a17da402b7ada73","event":{"at":"2026-03-02","type":"paid","whole":12.5,"yes":true}}
`
const [FIRST = '', ONE = '', TWO = '', THREE = ''] = PUBLISHED.split('\n')
const fileOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** The problems of a log, each as `line: code path`. */
const problemsOf = (text: string): readonly string[] => {
  const read = readLogText(text)
  if (read.kind !== 'refused') return []
  const told = refusedOf(read)
  return read.problems.map(({ line }, at) => `${line}: ${told[at]}`)
}

/** The sentences of the problems of a log. */
const sentencesOf = (text: string): readonly string[] => {
  const read = readLogText(text)
  return read.kind === 'refused' ? read.problems.map((found) => explainProblem(found, 'en')) : []
}

/** A line with this event and a digest that fits it, whatever stands in it. */
const forged = (before: string, n: number, event: string): string => {
  const digest = createHash('sha256').update(`${before}\n${n}\n${event}`).digest('hex').slice(0, 32)
  return `{"n":${n},"digest":"${digest}","event":${event}}`
}
const START = createHash('sha256').update(FIRST).digest('hex').slice(0, 32)

describe('From the source', () => {
  it('RFC 8785, section 3.2.2: the sample with numbers, a text and words', () => {
    const sample = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    expect(canonicalJson(JSON.parse(sample))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })
  it('RFC 8785, section 3.2.3: keys stand in the order of their UTF-16 code units', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })
  it('the published log is written to the letter, and its digests are those of another program', () => {
    const events = [
      { v: 1, type: 'founded', at: '2026-03-01', by: 'ana' },
      { v: 1, type: 'joined', at: '2026-03-02', members: ['ben', 'Núñez'], note: null },
      { type: 'paid', at: '2026-03-02', whole: 12.5, yes: true },
    ]
    expect(logLines({ events }).text).toBe(PUBLISHED)
    const read = readLogText(PUBLISHED)
    expect(read.kind === 'read' && read.entries.map(({ event }) => event)).toEqual(events)
    expect(read.kind === 'read' && read.entries.map(({ n, line }) => [n, line])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    let before = START
    for (const line of [ONE, TWO, THREE]) {
      const { n, digest, event } = JSON.parse(line) as { n: number; digest: string; event: unknown }
      expect(line).toBe(forged(before, n, canonicalJson(event)))
      before = digest
    }
    expect(read.kind === 'read' && read.head).toEqual({ n: 3, digest: before })
  })
})

describe('At the boundary', () => {
  it('a log without events is its first line', () => {
    const { text, head } = logLines({ events: [] })
    expect(text).toBe(`${FIRST}\n`)
    expect(readLogText(text)).toEqual({ kind: 'read', entries: [], head })
    expect(head).toEqual({ n: 0, digest: START })
  })
  it('no events after a head are no lines, and the same head', () => {
    const after = { n: 7, digest: 'f'.repeat(32) }
    expect(logLines({ after, events: [] })).toEqual({ text: '', head: after })
  })
  it('sixty levels are written and read, sixty-one are not', () => {
    const deep = (levels: number): object => (levels === 1 ? {} : { in: deep(levels - 1) })
    expect(readLogText(logLines({ events: [deep(60)] }).text).kind).toBe('read')
    expect(thrownBy(() => logLines({ events: [deep(61)] }))).toEqual([`too-deep events[0]${'.in'.repeat(60)}`])
    const [refused = ''] = problemsOf(fileOf(FIRST, forged(START, 1, JSON.stringify(deep(61)))))
    expect(refused).toMatch(/^2: too-deep event(\.in)+$/)
  })
  it('a line of 4194304 characters is written and read, one more is not', () => {
    const around = logLines({ events: [{ text: '' }] }).text.length - FIRST.length - 1
    const text = 'x'.repeat(4194304 - around)
    const longest = logLines({ events: [{ text }] }).text
    expect(readLogText(longest).kind).toBe('read')
    expect(thrownBy(() => logLines({ events: [{ text: `${text}x` }] }))).toEqual(['event-too-long events[0]'])
    expect(problemsOf(fileOf(FIRST, forged(START, 1, `{"text":"${text}x"}`)))).toEqual(['2: event-too-long'])
  })
})

describe('Always true', () => {
  // Zero has one sign in JSON, and what JSON.parse cannot give back is no event.
  const values = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)))
  const reserved = (value: unknown): boolean => JSON.stringify(value).includes('__proto__')
  const events = fc
    .array(
      fc.dictionary(fc.string({ unit: 'binary' }), values).filter((event) => !reserved(event)),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) => JSON.parse(JSON.stringify(list)) as readonly unknown[])
  const linesIn = (text: string): string[] => text.split('\n').slice(0, -1)

  it('what is written is read again', () => {
    always(
      fc.property(events, (list) => {
        const { text, head } = logLines({ events: list })
        const entries = list.map((event, at) => ({ n: at + 1, event, line: at + 2 }))
        expect(readLogText(text)).toEqual({ kind: 'read', entries, head })
      }),
    )
  })
  it('writing at once or one after another makes the same file', () => {
    always(
      fc.property(events, (list) => {
        let written = logLines({ events: [] })
        for (const event of list) {
          const { text, head } = logLines({ after: written.head, events: [event] })
          written = { text: written.text + text, head }
        }
        expect(written).toEqual(logLines({ events: list }))
      }),
    )
  })
  it('any one character changed, in any line, is noticed', () => {
    const characters = fc.oneof(
      fc.constantFrom(...'\n\r \t"\\{}[]0123456789abefE+-.,:\u0000\ufeff\ud800'.split('')),
      fc.string(),
    )
    always(
      fc.property(events, fc.nat(), characters, (list, place, character) => {
        const { text } = logLines({ events: list })
        const at = place % text.length
        fc.pre(character.length === 1 && text[at] !== character)
        expect(readLogText(text.slice(0, at) + character + text.slice(at + 1)).kind).toBe('refused')
      }),
      3000,
    )
  })
  it('any one character taken out or put in is noticed', () => {
    always(
      fc.property(
        events,
        fc.nat(),
        fc.constantFrom('\n', '\r', ' ', '\t', '"', '0', ',', 'x'),
        (list, place, character) => {
          const { text } = logLines({ events: list })
          const at = place % text.length
          expect(readLogText(text.slice(0, at) + text.slice(at + 1)).kind).toBe('refused')
          expect(readLogText(text.slice(0, at) + character + text.slice(at)).kind).toBe('refused')
        },
      ),
      1000,
    )
  })
  it('any line taken out is noticed, unless it is the last', () => {
    always(
      fc.property(events, fc.nat(), (list, place) => {
        const lines = linesIn(logLines({ events: list }).text)
        const at = place % lines.length
        const rest = lines.toSpliced(at, 1)
        expect(readLogText(fileOf(...rest)).kind).toBe(at > 0 && at === lines.length - 1 ? 'read' : 'refused')
      }),
    )
  })
  it('any two lines that changed places are noticed, and so is a line that stands twice', () => {
    always(
      fc.property(events, fc.nat(), fc.nat(), (list, first, second) => {
        const lines = linesIn(logLines({ events: list }).text)
        const [a, b] = [first % lines.length, second % lines.length]
        const [one = '', other = ''] = [lines[a], lines[b]]
        if (a !== b) expect(readLogText(fileOf(...lines.with(a, other).with(b, one))).kind).toBe('refused')
        expect(readLogText(fileOf(...lines.toSpliced(b, 0, one))).kind).toBe('refused')
      }),
    )
  })
  it('a log cut anywhere is noticed, unless it is cut between two lines; and nothing of a bad log is returned', () => {
    always(
      fc.property(events, fc.nat(), (list, place) => {
        const { text } = logLines({ events: list })
        const cut = text.slice(0, place % text.length)
        const read = readLogText(cut)
        expect(read.kind).toBe(cut.endsWith('\n') ? 'read' : 'refused')
        if (read.kind === 'refused') expect(Object.keys(read).sort()).toEqual(['kind', 'problems'])
      }),
    )
  })
  it('another event anywhere gives another head', () => {
    always(
      fc.property(events, fc.nat(), (list, place) => {
        const changed = list.with(place % list.length, { changed: list[place % list.length] })
        expect(logLines({ events: changed }).head.digest).not.toBe(logLines({ events: list }).head.digest)
      }),
    )
  })
  it('the canonical text does not depend on the order of keys, and is the same data', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, turned(one)]),
      )
    }
    always(
      fc.property(
        values.filter((value) => !reserved(value)),
        (value) => {
          expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
          expect(JSON.parse(canonicalJson(value))).toEqual(value)
        },
      ),
    )
  })
  it('whatever text comes is read or refused, and never thrown at', () => {
    always(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(problemsOf(text)).toEqual(['1: not-a-log'])
        expect(readLogText(`${FIRST}\n${text}\n`).kind).toBe('refused')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('whole lines cut off the end leave a sound log: only the head that was kept elsewhere shows it', () => {
    const kept = logLines({ events: [{ a: 1 }, { b: 2 }] }).head
    const cut = readLogText(logLines({ events: [{ a: 1 }] }).text)
    expect(cut.kind === 'read' && cut.head).not.toEqual(kept)
  })
  it('a log worked out anew from its beginning is sound: only the head that was kept elsewhere shows it', () => {
    const anew = readLogText(fileOf(FIRST, forged(START, 1, '{"by":"mallory","type":"founded"}')))
    expect(anew.kind).toBe('read')
    expect(anew.kind === 'read' && anew.head).not.toEqual(logLines({ events: [{ by: 'ana', type: 'founded' }] }).head)
  })
  it('a key whose value is undefined is not there, and minus zero is zero', () => {
    expect(canonicalJson({ by: undefined, zero: -0 })).toBe('{"zero":0}')
  })
  it('half a surrogate pair is written as its escape and read again, though RFC 8785 refuses it', () => {
    expect(canonicalJson('\ud800')).toBe(String.raw`"\ud800"`)
    const { text } = logLines({ events: [{ half: '\ud800' }] })
    expect(readLogText(text).kind).toBe('read')
    expect(problemsOf(text.replace(String.raw`\ud800`, '\ud800'))).toEqual(['2: rewritten-line'])
  })
})

describe('Refused', () => {
  it.each([
    ['nothing', '', ['1: not-a-log']],
    ['another file', 'member,hours\n', ['1: not-a-log']],
    ['a log whose first line is missing', fileOf(ONE, TWO), ['1: not-a-log']],
    ['a first line that was cut', FIRST.slice(0, 12), ['1: not-a-log']],
    ['a first line without a line feed', FIRST, ['1: no-line-feed']],
    ['a first line of another program', '{"log":"other","format":1}\n', ['1: not-a-log']],
    ['a first line with a key more', '{"log":"coop-rules","format":1,"x":1}\n', ['1: not-a-log']],
    ['a first line with spaces', '{"log": "coop-rules", "format": 1}\n', ['1: rewritten-line']],
    ['a format that is no number', '{"log":"coop-rules","format":"2"}\n', ['1: not-a-log']],
    ['format 0', '{"log":"coop-rules","format":0}\n', ['1: not-a-log']],
    ['a newer format', '{"log":"coop-rules","format":2,"more":true}\n', ['1: newer-log format']],
    ['a byte order mark', `\uFEFF${PUBLISHED}`, ['1: byte-order-mark']],
    ['line ends of another system', PUBLISHED.replaceAll('\n', '\r\n'), ['1: carriage-return']],
    ['one such line end', fileOf(FIRST, `${ONE}\r`), ['2: carriage-return']],
    ['an empty line in the middle', fileOf(FIRST, ONE, '', TWO), ['3: empty-line']],
    ['an empty line at the end', fileOf(FIRST, ONE, ''), ['3: empty-line']],
    ['a line of spaces', fileOf(FIRST, '  ', ONE), ['2: empty-line']],
    ['a line that is not whole', fileOf(FIRST, ONE, TWO.slice(0, 30)), ['3: broken-line']],
    ['a last line that was cut', fileOf(FIRST, ONE) + TWO.slice(0, 30), ['3: broken-line']],
    ['zeros after a power cut', fileOf(FIRST, ONE) + '\0'.repeat(40), ['3: broken-line']],
    ['two lines joined', fileOf(FIRST, ONE + TWO), ['2: broken-line']],
    ['a last line without a line feed', fileOf(FIRST, ONE) + TWO, ['3: no-line-feed']],
    ['a list', fileOf(FIRST, '[1]'), ['2: wrong-kind']],
    ['a word', fileOf(FIRST, 'null'), ['2: wrong-kind']],
    ['an empty object', fileOf(FIRST, '{}'), ['2: missing-key n', '2: missing-key digest', '2: missing-key event']],
    [
      'keys of other kinds',
      fileOf(FIRST, '{"n":"1","digest":1,"event":[]}'),
      ['2: wrong-kind n', '2: wrong-kind digest', '2: wrong-kind event'],
    ],
    ['n broken', fileOf(FIRST, ONE.replace('"n":1', '"n":1.5')), ['2: wrong-kind n']],
    ['an unknown key', fileOf(FIRST, ONE.replace('{', '{"by":1,')), ['2: unknown-key by']],
    ['a __proto__ beside', fileOf(FIRST, ONE.replace('{', '{"__proto__":{},')), ['2: unknown-key __proto__']],
    [
      'a __proto__ within',
      fileOf(FIRST, forged(START, 1, '{"a":[{"__proto__":{"x":1}}]}')),
      ['2: reserved-key event.a[0].__proto__'],
    ],
    ['a gap', fileOf(FIRST, ONE, THREE), ['3: lines-missing n']],
    ['a line twice', fileOf(FIRST, ONE, TWO, TWO), ['4: out-of-turn n']],
    ['an earlier line', fileOf(FIRST, ONE, TWO, THREE, ONE), ['5: out-of-turn n']],
    ['an event changed', fileOf(FIRST, ONE, TWO.replace('ben', 'bea'), THREE), ['3: digest-does-not-fit digest']],
    [
      'a digest changed',
      fileOf(FIRST, ONE.replace(/"digest":"./, '"digest":"x'), TWO),
      ['2: digest-does-not-fit digest'],
    ],
    [
      'a line replaced by another that fits the one before',
      fileOf(FIRST, forged(START, 1, '{"by":"mallory"}'), TWO),
      ['3: digest-does-not-fit digest'],
    ],
    ['a key twice', fileOf(FIRST, ONE.replace('"event":{', '"event":{"by":"ben",')), ['2: rewritten-line']],
    ['keys in another order', fileOf(FIRST, ONE.replace(/("n":1),("digest":"\w+")/, '$2,$1')), ['2: rewritten-line']],
    ['a number in other letters', fileOf(FIRST, ONE, TWO, THREE.replace('12.5', '12.50')), ['4: rewritten-line']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })
  it('brackets a million deep and a key a million long are told in short', () => {
    const deep = fileOf(FIRST, forged(START, 1, `{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`))
    expect(problemsOf(deep)).toEqual([`2: too-deep event.a${'[0]'.repeat(59)}`])
    const [long] = problemsOf(fileOf(FIRST, `{"${'k'.repeat(1e6)}":1}`))
    expect(long).toBe(`2: unknown-key ${'k'.repeat(200)}`)
  })
  it('what happened and what to do is told in sentences', () => {
    expect(sentencesOf(fileOf(FIRST, ONE, TWO) + THREE.slice(0, 20))).toEqual([
      String.raw`line 4: expected a whole line, as they are up to n 2; received "{\"n\":3,\"digest\":\"0fc". If it is the last line, writing it broke off: cut the file after line 3. Otherwise restore it from a backup.`,
    ])
    expect(sentencesOf(fileOf(FIRST, ONE, THREE))).toEqual([
      'line 3, n: expected n 2, the next in order; received 3. The lines from n 2 to n 2 are missing or stand further down: restore the file from a backup.',
    ])
    expect(sentencesOf(fileOf(FIRST, ONE, TWO, ONE))).toEqual([
      'line 4, n: expected n 3, for every n below it has had its line; received 1. This line stands twice or in the wrong place, or two programs wrote at once: restore the file from a backup.',
    ])
  })
  it('after a problem a reader answers nothing but that problem', () => {
    const reader = openLogReader()
    expect(reader.line(`${FIRST}\n`)).toEqual({ kind: 'first-line' })
    const refused = reader.line(`${TWO}\n`)
    expect(refusedOf(refused)).toEqual(['lines-missing n'])
    expect(reader.line(`${ONE}\n`)).toEqual(refused)
    expect(reader.end()).toEqual(refused)
  })
  it('a reader that got no line at all has read no log', () => {
    expect(refusedOf(openLogReader().end())).toEqual(['not-a-log'])
  })
  it.each([
    ['a number that is none', { a: Number.NaN }, ['not-json-value events[0].a']],
    ['a bigint', { a: 1n }, ['not-json-value events[0].a']],
    ['a day as an object', { a: [new Date(0)] }, ['not-json-value events[0].a[0]']],
    ['a map', new Map(), ['not-json-value events[0]']],
    ['a function', { a: () => 0 }, ['not-json-value events[0].a']],
    ['a hole in a list', { a: [undefined] }, ['not-json-value events[0].a[0]']],
    ['a reserved key', JSON.parse('{"__proto__":1}'), ['reserved-key events[0].__proto__']],
    ['a list', [], ['wrong-kind events[0]']],
    ['nothing', undefined, ['missing-key events[0]']],
  ])('%s is no event', (_name, event: unknown, expected) => {
    expect(thrownBy(() => logLines({ events: [event] }))).toEqual(expected)
  })
  it('an object that holds itself is told, not followed for ever', () => {
    const around: Record<string, unknown> = {}
    around['in'] = around
    expect(thrownBy(() => canonicalJson(around))).toEqual([`too-deep in${'.in'.repeat(59)}`])
  })
  it.each([
    ['nothing', undefined, ['wrong-kind']],
    ['no events', {}, ['missing-key events']],
    ['an unknown key', { events: [], from: 1 }, ['unknown-key from']],
    ['a head that is none', { events: [], after: 3 }, ['wrong-kind after']],
    ['a head without its keys', { events: [], after: {} }, ['missing-key after.n', 'missing-key after.digest']],
    ['a head before the beginning', { events: [], after: { n: -1, digest: '' } }, ['wrong-kind after.n']],
  ])('%s to write', (_name, input, expected) => {
    expect(thrownBy(() => logLines(input as never))).toEqual(expected)
  })
  it('a log that is no text', () => {
    expect(thrownBy(() => readLogText(7 as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => openLogReader().line(undefined as never))).toEqual(['wrong-kind'])
  })
})
