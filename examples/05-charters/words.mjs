// The fixed words of this part of the tour.
export const WORDS = {
  en: {
    title: 'A rule set that others fork',
    source: (files) => files.join(', '),
    laws: 'The first articles of the we-just-coop by-laws',
    more: (articles, chapters) =>
      `… ${articles} articles in ${chapters} chapters in all: coop-rules render we-just-coop --format html`,
    check: "The bakers' charter, which extends them",
    diff: 'What the bakers changed',
    merge: 'The bakers take over version 2 of their parent',
    conflict: ({ path, base, fork, onto }) =>
      `  conflict at ${path}: it was ${base}, the bakers say ${fork}, version 2 says ${onto}`,
    settled: 'Settled for the bakers:',
  },
  es: {
    title: 'Unas reglas de las que otras parten',
    source: (files) => files.join(', '),
    laws: 'Los primeros artículos de los estatutos we-just-coop',
    more: (articles, chapters) =>
      `… ${articles} artículos en ${chapters} capítulos en total: coop-rules render we-just-coop --format html --lang es`,
    check: 'Los estatutos de las panaderas, que parten de ellos',
    diff: 'Qué cambiaron las panaderas',
    merge: 'Las panaderas asumen la versión 2 de su matriz',
    conflict: ({ path, base, fork, onto }) =>
      `  conflicto en ${path}: era ${base}, las panaderas dicen ${fork}, la versión 2 dice ${onto}`,
    settled: 'Resuelto a favor de las panaderas:',
  },
}
