// What the tour says around the library's own sentences, in the reader's language.
const en = {
  title: 'A year of a cooperative: The Lantern, under we-just-coop',
  source: (files) => `from ${files.join(', ')}`,
  intro: (commands, refused, events) =>
    `People gave ${commands} commands; ${commands - refused} were accepted and became ${events} events, ${refused} were refused. The log knows nobody by name: names and texts stand beside it.`,
  kept: (file, found, lived) =>
    found === 0
      ? `It is kept in ${file}, where nothing stood yet. Commands carried out now: ${lived}. Started again, it goes on from there.`
      : `It is kept in ${file}. Commands that stood there from before: ${found}. Carried out now: ${lived}.`,
  anotherYear: (file) =>
    `What stands in ${file} is not this year: it holds other events. Move the file away, or name another folder in COOP_DATA. Nothing in it was changed.`,
  founders: (names) => `The founders: ${names}.`,
  refused: (who, what) => `✗ ${who} ${what}. Refused:`,
  inForceFrom: (day) => `In force on ${day}:`,
  provisional: ' (provisional: too few propose)',
  salaries: (project) => `The salaries in ${project}, an hour:`,
  also: 'Besides:',
  counted: {
    ballots: (count) => `${count} ${count === 1 ? 'ballot' : 'ballots'}`,
    numbers: (count) => `${count} ${count === 1 ? 'proposal' : 'proposals'} for numbers`,
    hours: (count) => `${count} entries of hours`,
    pay: (count) => `${count} payments, each with its entry`,
    held: (count) => `pay held for ${count} people`,
    places: (count) => `${count} steps to fill places`,
    team: (count) => `${count} ${count === 1 ? 'person' : 'people'} into the team`,
    parted: (count) => `${count} people whose part ended with the project`,
    accounts: (count) => `${count} accounts opened`,
    evaluated: (count) => `${count} evaluations`,
    presented: (count) => `results presented to ${count} circles of people`,
    paydays: () => 'a payday opened for hours',
  },
  commands: {
    'propose-number': 'proposes a number',
    cast: 'casts a ballot',
    'open-account': 'opens an account',
    'put-project-to-the-vote': 'puts the project to the vote',
    'stand-for-coordination': 'stands for the coordination',
    'take-in': 'takes somebody into the team',
    'forfeit-pay': 'gives up pay',
    'record-expense': 'records an expense',
    'close-ballots': 'closes the ballots',
    'release-result': 'releases the result',
    reword: 'changes the wording',
    'close-project': 'closes the project',
    'audit-project': 'audits the project',
    'open-ousting': 'puts the ousting to the vote',
    reverse: 'corrects the log',
    'pay-compensation': 'pays the compensation again',
  },
  end: (day) => `Where it stands on ${day}`,
  thresholds: 'The thresholds in force:',
  objectives: 'The objectives, as amended:',
  balances: 'The accounts:',
  undocumented: (entries) =>
    `Without a document, for everyone to see: ${entries}. (What was paid to members stands on its payday in the log.)`,
  held: 'The held pay still owed:',
  reserves: 'Out of the surplus:',
  owedReturns: (sum) => `returns to members still to be paid ${sum}`,
  performance: 'How well the cooperative does:',
  proof: (same, n, digest) =>
    same
      ? `The log of ${n} events, read back from the store and folded from nothing, leads to the same state. Its head is ${digest}.`
      : `The log of ${n} events, read back, leads to ANOTHER state.`,
}

const es = {
  title: 'Un año de una cooperativa: El Farol, con we-just-coop',
  source: (files) => `de ${files.join(', ')}`,
  intro: (commands, refused, events) =>
    `La gente dio ${commands} órdenes: ${commands - refused} se admitieron y dieron lugar a ${events} hechos; ${refused} se rechazaron. El registro no conoce nombres: los nombres y los textos están aparte.`,
  kept: (file, found, lived) =>
    found === 0
      ? `Se guarda en ${file}, donde aún no había nada. Órdenes ejecutadas ahora: ${lived}. Otro arranque sigue desde ahí.`
      : `Se guarda en ${file}. Órdenes que ya estaban: ${found}. Ejecutadas ahora: ${lived}.`,
  anotherYear: (file) =>
    `Lo que hay en ${file} no es este año: contiene otros hechos. Mueva el archivo a otro sitio, o indique otra carpeta en COOP_DATA. No se ha cambiado nada en él.`,
  founders: (names) => `Quienes fundan: ${names}.`,
  refused: (who, what) => `✗ ${who} ${what}. Se rechaza:`,
  inForceFrom: (day) => `En vigor el ${day}:`,
  provisional: ' (provisional: faltan propuestas)',
  salaries: (project) => `Los salarios de ${project}, por hora:`,
  also: 'Además:',
  counted: {
    ballots: (count) => `${count} ${count === 1 ? 'papeleta' : 'papeletas'}`,
    numbers: (count) => `${count} ${count === 1 ? 'propuesta' : 'propuestas'} de números`,
    hours: (count) => `${count} anotaciones de horas`,
    pay: (count) => `${count} pagos, cada uno con su asiento`,
    held: (count) => `paga aplazada de ${count} personas`,
    places: (count) => `${count} pasos para cubrir plazas`,
    team: (count) => `${count} ${count === 1 ? 'persona entra' : 'personas entran'} en el equipo`,
    parted: (count) => `${count} personas cuya parte acaba con el proyecto`,
    accounts: (count) => `${count} cuentas abiertas`,
    evaluated: (count) => `${count} evaluaciones`,
    presented: (count) => `resultados presentados a ${count} grupos de personas`,
    paydays: () => 'se abre un día de pago para anotar horas',
  },
  commands: {
    'propose-number': 'propone un número',
    cast: 'emite una papeleta',
    'open-account': 'abre una cuenta',
    'put-project-to-the-vote': 'somete el proyecto a votación',
    'stand-for-coordination': 'se presenta para coordinar',
    'take-in': 'admite a alguien en el equipo',
    'forfeit-pay': 'renuncia a su paga',
    'record-expense': 'anota un gasto',
    'close-ballots': 'cierra las papeletas',
    'release-result': 'publica el resultado',
    reword: 'cambia la redacción',
    'close-project': 'cierra el proyecto',
    'audit-project': 'audita el proyecto',
    'open-ousting': 'somete la expulsión a votación',
    reverse: 'corrige el registro',
    'pay-compensation': 'paga otra vez la compensación',
  },
  end: (day) => `Cómo está todo el ${day}`,
  thresholds: 'Las proporciones exigidas en vigor:',
  objectives: 'Los objetivos, con su reforma:',
  balances: 'Las cuentas:',
  undocumented: (entries) =>
    `Sin documento, a la vista de todo el mundo: ${entries}. (Lo pagado a quienes trabajan se apoya en su día de pago, en el registro.)`,
  held: 'La paga aplazada que aún se debe:',
  reserves: 'Del excedente:',
  owedReturns: (sum) => `retornos por pagar a quienes trabajaron ${sum}`,
  performance: 'Cómo le va a la cooperativa:',
  proof: (same, n, digest) =>
    same
      ? `El registro de ${n} hechos, leído del almacén y plegado desde cero, lleva al mismo estado. Su cabecera es ${digest}.`
      : `El registro de ${n} hechos, leído de nuevo, lleva a OTRO estado.`,
}

export const WORDS = { en, es }
