// What the tour says around the library's own sentences, in the reader's language.
const en = {
  title: 'We Just Coop: what its ballots decide',
  source: (name) => `from ${name}`,
  removal: 'How many must vote to remove someone from the team?',
  removalVote: 'Is the coordinator removed? (In life this vote is secret; here only the counts are shown.)',
  salaries: 'What is everyone paid an hour?',
  admission: 'How many must agree to admit a worker-owner?',
  admissionVote: 'Is the applicant admitted? (One worker-owner has not voted: that is neither for nor an abstention.)',
  of: (share, needed, count) => `${share} → ${needed} of ${count}`,
  year: 'A year in a team of forty: cast, change and withdraw at any time',
  quarter: (date) => `on ${date}`,
  proposals: (count) => `${count} proposals`,
  none: 'no proposals',
  lines: (cast, changed, withdrawn) => `${cast} ballots cast, ${changed} changed, ${withdrawn} withdrawn`,
  refused: 'Refused on the way, nothing lost:',
  spread: (item) => `How the proposals on ${item} are spread at the end:`,
  moved: (member, by) => `${member} moves that average the most, by ${by}.`,
  project: 'The solar project: a standing vote, decided when two thirds have stood for 14 days',
  outcome: { carried: 'carried', lost: 'lost', holding: 'holds', 'not-holding': 'does not hold', decided: 'decided' },
}

const es = {
  title: 'We Just Coop: lo que deciden sus papeletas',
  source: (name) => `de ${name}`,
  removal: '¿Cuántas personas deben votar para apartar a alguien del equipo?',
  removalVote:
    '¿Se aparta a quien coordina? (En la vida real esta votación es secreta; aquí solo se muestran los recuentos.)',
  salaries: '¿Cuánto gana cada cual por hora?',
  admission: '¿Cuántas personas deben estar de acuerdo para admitir a una socia trabajadora?',
  admissionVote: '¿Se admite la solicitud? (Una persona no ha votado: no es ni a favor ni abstención.)',
  of: (share, needed, count) => `${share} → ${needed} de ${count}`,
  year: 'Un año en un equipo de cuarenta: votar, cambiar y retirar en cualquier momento',
  quarter: (date) => `el ${date}`,
  proposals: (count) => `${count} propuestas`,
  none: 'sin propuestas',
  lines: (cast, changed, withdrawn) => `${cast} papeletas emitidas, ${changed} cambiadas, ${withdrawn} retiradas`,
  refused: 'No se admitió por el camino, sin perder nada:',
  spread: (item) => `Cómo se reparten al final las propuestas sobre ${item}:`,
  moved: (member, by) => `${member} es quien más mueve ese promedio: ${by}.`,
  project: 'El proyecto solar: una votación permanente, decidida cuando dos tercios se han mantenido 14 días',
  outcome: {
    carried: 'aprobada',
    lost: 'rechazada',
    holding: 'se cumple',
    'not-holding': 'no se cumple',
    decided: 'decidida',
  },
}

export const WORDS = { en, es }
