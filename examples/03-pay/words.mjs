// What the tour says around the library's own sentences, in the reader's language.
const en = {
  title: 'Pay: a month, a shortage, and what became of the pay that was held',
  source: (files) => `from ${files.join(' and ')}`,
  salaries: 'What is each category paid?',
  payroll: 'What is everybody paid for June?',
  visible: 'What everyone sees',
  shortage: 'There is too little to pay everyone: what was decided for that?',
  paidAndHeld: (paid, held) => `${paid} paid, ${held} held`,
  interest: 'Which interest does held pay earn? The average of the standing votes, from the next month on',
  payout: (date) => `Funds have come on ${date}: who is paid of what was held?`,
  paidAndOwed: (paid, owed) => `${paid} paid, ${owed} still owed`,
  projection: 'If the rest is paid only later:',
  owed: (owed, interest) => `${owed} owed, ${interest} of interest in all`,
  statement: (worker) => `The held pay of ${worker}, line by line`,
}

const es = {
  title: 'Retribución: un mes, una falta de fondos y lo que fue de la retribución aplazada',
  source: (files) => `de ${files.join(' y ')}`,
  salaries: '¿Cuánto cobra cada categoría?',
  payroll: '¿Cuánto cobra cada cual por junio?',
  visible: 'Lo que ve cualquiera',
  shortage: 'No alcanza para pagar a todas las personas: ¿qué se había decidido?',
  paidAndHeld: (paid, held) => `${paid} pagados, ${held} aplazados`,
  interest: '¿Qué interés devenga la retribución aplazada? El promedio de los votos vigentes, desde el mes siguiente',
  payout: (date) => `El ${date} llegaron fondos: ¿a quién se paga lo aplazado?`,
  paidAndOwed: (paid, owed) => `${paid} pagados, ${owed} por pagar`,
  projection: 'Si el resto se paga más tarde:',
  owed: (owed, interest) => `${owed} debidos, ${interest} de intereses en total`,
  statement: (worker) => `La retribución aplazada de ${worker}, línea por línea`,
}

export const WORDS = { en, es }
