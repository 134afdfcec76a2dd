// The fixed words of this part of the tour.
const circlesEn = {
  board: 'the board',
  'learning-group': 'the learning group',
  'communication-group': 'the communication group',
  'finance-group': 'the finance group',
}
const circlesEs = {
  board: 'el consejo',
  'learning-group': 'el grupo de formación',
  'communication-group': 'el grupo de comunicación',
  'finance-group': 'el grupo de finanzas',
}

export const WORDS = {
  en: {
    title: 'A year of a federation of worker co-ops',
    about: (commands) =>
      `${commands} commands, each answered by all rules together (charter.json, commands.jsonl; names and texts are kept beside the log, in records.json)`,
    names: {
      ...circlesEn,
      learning: 'learning',
      'harms-the-aim': 'it harms the aim',
      'exceeds-the-domain': 'it exceeds the domain',
      'breaks-a-policy': 'it breaks a policy',
    },
    classes: { enterprise: 'member enterprises', individual: 'individual members', supporter: 'supporters' },
    marked: (title) => `“${title}”`,
    quoted: ({ text }) => `“${text.replace(/\.$/, '')}”`,
    polished: (sentences) => sentences,
    refused: (name, sentence) => `✗ ${name} is refused: ${sentence}`,
    counted: {
      founders: (count) => `${count} founders: worker co-ops and individuals.`,
      representatives: (count) =>
        count === 1 ? 'An enterprise names who acts for it.' : `${count} enterprises name who acts for them.`,
      nominations: (count) => `${count} candidates are nominated by member enterprises.`,
      acceptances: (count) => `${count} of them agree to stand.`,
      ballots: (count) => `${count} ballots are cast.`,
      ballotsByProxy: (count) => `${count} ballots are cast by proxy.`,
      accounts: (count) => `${count} accounts are opened.`,
      subscriptions: (count) => `${count === 1 ? 'A subscription is' : `${count} subscriptions are`} paid in.`,
    },
    standing: (on) => `Where it stands on ${on}`,
    charter: (version) => `The charter in force is version ${version}.`,
    nobody: 'nobody',
    mandate: (until, used) => `mandate until ${until}, ${used} of it spent`,
    noMandate: 'no mandate',
    link: (name, holds) => (holds ? `linked by ${name}` : `somebody is awaited in place of ${name} as its link`),
    board: (seats, until) => `The board has ${seats} people, elected until ${until}.`,
    voters: (count) => `${count} members may vote, with one vote each:`,
    subscribed: (count, amount) => `${count} enterprises subscribed ${amount} in all.`,
    balances: { income: 'Came in:', expense: 'Went out:', asset: 'There is left:' },
    proof: (events, digest, same) =>
      `Replayed from its JSON, the log of ${events} events (${digest}) gives ${same ? 'the same state' : 'ANOTHER STATE'}.`,
  },
  es: {
    title: 'Un año de una federación de cooperativas de trabajo',
    about: (commands) =>
      `${commands} órdenes, y a cada una responden todas las reglas a la vez (charter.json, commands.jsonl; los nombres y los textos se guardan aparte del registro, en records.json)`,
    names: {
      ...circlesEs,
      learning: 'la formación',
      events: 'los encuentros',
      communication: 'la comunicación',
      finance: 'la gestión financiera',
      'harms-the-aim': 'perjudica el fin',
      'exceeds-the-domain': 'excede el ámbito',
      'breaks-a-policy': 'incumple una política',
    },
    classes: { enterprise: 'una empresa socia', individual: 'una persona socia', supporter: 'una simpatizante' },
    marked: (title) => `«${title}»`,
    quoted: ({ translation }) => `«${translation.replace(/\.$/, '')}»`,
    polished: (sentences) =>
      sentences.replaceAll(/\b(a|de) el (?=consejo|grupo)/g, (_, word) => (word === 'a' ? 'al ' : 'del ')),
    refused: (name, sentence) => `✗ Se rechaza lo que pide ${name}: ${sentence}`,
    counted: {
      founders: (count) => `La fundan ${count}: cooperativas de trabajo y personas.`,
      representatives: (count) =>
        count === 1 ? 'Una empresa nombra a quien la representa.' : `${count} empresas nombran a quien las representa.`,
      nominations: (count) => `Las empresas socias proponen ${count} candidaturas.`,
      acceptances: (count) => `${count} personas aceptan presentarse.`,
      ballots: (count) => `Se emiten ${count} papeletas.`,
      ballotsByProxy: (count) => `Se emiten ${count} votos delegados.`,
      accounts: (count) => `Se abren ${count} cuentas.`,
      subscriptions: (count) => (count === 1 ? 'Se ingresa una cuota.' : `Se ingresan ${count} cuotas.`),
    },
    standing: (on) => `Cómo está el ${on}`,
    charter: (version) => `Rige la versión ${version} de los estatutos.`,
    nobody: 'nadie',
    mandate: (until, used) => `con mandato hasta el ${until}, del que se gastaron ${used}`,
    noMandate: 'sin mandato',
    link: (name, holds) =>
      holds ? `con el enlace de ${name}` : `se espera a otra persona que enlace en lugar de ${name}`,
    board: (seats, until) => `El consejo tiene ${seats} personas, elegidas hasta el ${until}.`,
    voters: (count) => `Pueden votar ${count}, con un voto por socia o socio:`,
    subscribed: (count, amount) => `${count} empresas aportan ${amount} en cuotas.`,
    balances: { income: 'Entró:', expense: 'Salió:', asset: 'Queda:' },
    proof: (events, digest, same) =>
      `Leído de nuevo desde su JSON, el registro de ${events} hechos (${digest}) da ${same ? 'el mismo estado' : 'OTRO ESTADO'}.`,
  },
}
