import type { Locale } from '../problems/index.js'

/** A term of the by-laws: the word as it stands in a text, and what it means. */
interface Term {
  readonly term: string
  readonly pattern: RegExp
  readonly meaning: string
}

/** The terms that occur in a text, in the order of the alphabet, each with its meaning. */
export const termsIn = (text: string, locale: Locale): readonly { readonly term: string; readonly meaning: string }[] =>
  TERMS[locale].filter(({ pattern }) => pattern.test(text)).map(({ term, meaning }) => ({ term, meaning }))

const term = (word: string, pattern: RegExp, meaning: string): Term => ({ term: word, pattern, meaning })

const TERMS: Readonly<Record<Locale, readonly Term[]>> = {
  en: [
    term(
      'abstention',
      /abst(ention|aining)/i,
      'A ballot that chooses neither for nor against. Not voting at all is something else.',
    ),
    term('backing', /backing/i, 'Saying that a matter, in these very words, should be put to the vote.'),
    term('consensus', /consensus/i, 'Everyone was asked, and nobody blocks. Standing aside does not block.'),
    term('consent', /\bconsent\b/i, 'No reasoned objection stands. One need not be in favour.'),
    term('domain', /\bdomain\b/i, 'The matters a circle may decide on.'),
    term('electorate', /\belectorate\b/i, 'Those who are entitled to vote on a matter.'),
    term(
      'halves to even',
      /halves to even/i,
      'What lies exactly half way is rounded to the even digit: 2.5 to 2, 3.5 to 4. So halves do not always go up.',
    ),
    term('held pay', /held pay/i, 'Pay that was earned and waits for money: a debt to whoever earned it.'),
    term('indivisible', /indivisible/i, 'Never shared out among members, not even at the end.'),
    term('mandate', /mandate/i, 'Authority that is lent for a time and within limits.'),
    term('mean', /\bmean\b/i, 'The sum of all proposals divided by how many there are.'),
    term('provisional', /\bprovisional\b/i, 'A number that holds until enough members have proposed one.'),
    term('proxy', /\bprox(y|ies)\b/i, 'A vote carried by somebody else for an absent member.'),
    term('quorum', /quorum/i, 'How many must take part for a decision to count at all.'),
    term('reserve', /reserve/i, 'Money kept by the cooperative itself.'),
    term('secret', /secret/i, 'Nobody learns how anybody voted.'),
    term(
      'single transferable vote',
      /single transferable vote/i,
      'Each voter ranks the candidates; votes that a candidate does not need go on to the next.',
    ),
    term('surplus', /surplus/i, 'What is left of a year’s income when everything is paid.'),
    term('threshold', /threshold/i, 'How large a share must be in favour.'),
  ],
  es: [
    term('abstención', /abstenci/i, 'Papeleta que no elige ni a favor ni en contra. No votar es otra cosa.'),
    term('ámbito', /ámbito/i, 'Los asuntos sobre los que puede decidir un círculo.'),
    term('apoyo', /\bapoyos?\b/i, 'Decir que un asunto, con esas mismas palabras, debe someterse a votación.'),
    term('censo', /censo/i, 'Quienes tienen derecho a votar en un asunto.'),
    term('consenso', /consenso/i, 'Se preguntó a todo el mundo y nadie bloquea. Hacerse a un lado no bloquea.'),
    term(
      'consentimiento',
      /consentimiento/i,
      'No queda en pie ninguna objeción razonada. No hace falta estar a favor.',
    ),
    term(
      'delegación de voto',
      /delegaci(ón|ones)\b.{0,4}\bvoto/i,
      'Voto que lleva otra persona en nombre de quien no asiste.',
    ),
    term('excedente', /excedente/i, 'Lo que queda de los ingresos del año cuando todo está pagado.'),
    term('irrepartible', /irrepartible/i, 'Que nunca se reparte entre las personas socias, ni siquiera al final.'),
    term('mandato', /mandato/i, 'Autoridad prestada por un tiempo y con límites.'),
    term('mayoría exigida', /mayoría exigida/i, 'Qué proporción tiene que estar a favor.'),
    term(
      'mitades al par',
      /mitades al par/i,
      'Lo que está justo en medio se redondea a la cifra par: 2,5 a 2 y 3,5 a 4. Así las mitades no suben siempre.',
    ),
    term('promedio', /promedio/i, 'La suma de las propuestas dividida entre cuántas son.'),
    term('provisional', /\bprovisional\b/i, 'Número que rige hasta que haya bastantes propuestas.'),
    term('quórum', /quórum/i, 'Cuánta gente ha de participar para que la decisión cuente.'),
    term('reserva', /reservas?/i, 'Dinero que guarda la propia cooperativa.'),
    term(
      'retribución aplazada',
      /retribución aplazada/i,
      'Paga ganada que espera a que haya dinero: una deuda con quien la ganó.',
    ),
    term('secreto', /secret/i, 'Nadie sabe qué votó cada cual.'),
    term(
      'voto único transferible',
      /voto único transferible/i,
      'Cada cual ordena las candidaturas; los votos que una no necesita pasan a la siguiente.',
    ),
  ],
}
