// What the tour says around the library's own sentences, in the reader's language.
const en = {
  title: 'A secret vote: sealed ballots that nobody can open, and a count that everybody can check',
  source: (files) => `from ${files.join(' and ')}`,
  key: 'Who holds the key?',
  made: (holders, quorum) =>
    `${holders} make a ballot key together, in three rounds of messages. None of them ever has all of it; any ${quorum} can count.`,
  certified: (members) => `${members} members vote, each with a key of their own that two others certified.`,
  voting: 'What does the record say of a ballot?',
  cast: (member, sequence) =>
    sequence === 1 ? `${member} has cast a ballot.` : `${member} has cast another, which takes the place of the first.`,
  nothing: 'And that is all: who voted how is in nobody’s hands.',
  opened: (member, choice) =>
    `${member} doubts the device, seals another ballot, and opens it instead of casting it: it says “${choice}”, as it should. It can never be cast.`,
  choices: { for: 'for', against: 'against' },
  refused: 'Tried again, it is refused:',
  counting: 'The key holders count',
  shares: (holders) => `${holders} each check the whole record, and hand in their share of the sum.`,
  bad: (holder) => `A share that was tampered with is found out: ${holder}’s.`,
  counted: (sum) => `They find ${sum} for, see what may be told of that, and sign it. More they keep to themselves.`,
  verifying: 'What everybody can check',
  outcome: { carried: 'It is carried.', lost: 'It is lost.', tied: 'It is a tie.', inquorate: 'There was no quorum.' },
  told: ({ told, ballots }) =>
    told.kind === 'count'
      ? `${told.sums[0]} of ${ballots} ballots are for.`
      : 'How many voted how is not told: it is too near one end.',
  assuming: 'This rests on:',
  discloses: 'What it discloses:',
  flipped: 'A record in which one digit was changed is refused:',
}

const es = {
  title:
    'Una votación secreta: papeletas selladas que nadie puede abrir y un escrutinio que todo el mundo puede comprobar',
  source: (files) => `de ${files.join(' y ')}`,
  key: '¿Quién custodia la clave?',
  made: (holders, quorum) =>
    `Entre ${holders} hacen la clave de la votación, en tres rondas de mensajes. Nadie la tiene nunca entera; con ${quorum} de sus partes, cualesquiera, se puede contar.`,
  certified: (members) => `Votan ${members} personas, cada una con su propia clave, de la que otras dos han dado fe.`,
  voting: '¿Qué dice el acta de una papeleta?',
  cast: (member, sequence) =>
    sequence === 1 ? `${member} ha emitido una papeleta.` : `${member} ha emitido otra, que sustituye a la primera.`,
  nothing: 'Y eso es todo: cómo votó cada cual no está en manos de nadie.',
  opened: (member, choice) =>
    `${member} duda de su aparato, sella otra papeleta y la abre en lugar de emitirla: dice «${choice}», como debe. Ya no se puede emitir nunca.`,
  choices: { for: 'a favor', against: 'en contra' },
  refused: 'Si se intenta, se rechaza:',
  counting: 'Cuentan las personas custodias de la clave',
  shares: (holders) => `${holders} comprueban cada cual el acta entera y entregan su parte de la suma.`,
  bad: (holder) => `Una parte manipulada se descubre: la de ${holder}.`,
  counted: (sum) => `Encuentran ${sum} a favor, ven qué se puede decir de ello y lo firman. Lo demás se lo guardan.`,
  verifying: 'Lo que todo el mundo puede comprobar',
  outcome: { carried: 'Queda aprobada.', lost: 'Queda rechazada.', tied: 'Hay empate.', inquorate: 'No hubo quórum.' },
  told: ({ told, ballots }) =>
    told.kind === 'count'
      ? `${told.sums[0]} de ${ballots} papeletas son a favor.`
      : 'Cuántas personas votaron qué no se dice: está demasiado cerca de un extremo.',
  assuming: 'Se apoya en esto:',
  discloses: 'Lo que revela:',
  flipped: 'Un acta en la que se cambió una cifra se rechaza:',
}

export const WORDS = { en, es }
