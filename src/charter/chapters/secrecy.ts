import { field, type Fieldset, maybe } from '../field.js'
import { count, countOf, everyMonths, oneOf, ref } from '../kinds.js'

/** How secret votes are kept: what may be told of them, who counts them, and what happens where nothing may be told. */
export const secrecy = {
  mode: field(
    oneOf({
      sealed: [
        'are sealed in the voter’s own hands, and counted by several key holders together',
        'se sellan en manos de quien vota y las escrutan juntas varias personas custodias de la clave',
      ],
      'disclosure-rules': [
        'are not shown beyond what the disclosure rules allow',
        'no se muestran más allá de lo que permiten las reglas de divulgación',
      ],
    }),
    ['how', 'Secret ballots {}.'],
    ['cómo', 'Las papeletas secretas {}.'],
  ),
  keyHolders: maybe(
    countOf(['key holder', 'key holders'], ['persona custodia', 'personas custodias']),
    ['key holders', 'There are {}.'],
    ['personas custodias', 'Hay {} de la clave.'],
  ),
  keyQuorum: maybe(
    count,
    ['needed to count', 'To count it takes {} of them.'],
    ['necesarias para escrutar', 'Para escrutar hacen falta {}.'],
  ),
  leastBallots: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number of ballots', 'With fewer than {} nothing can be told, not even the outcome.'],
    ['número mínimo de papeletas', 'Con menos de {} no se puede decir nada, ni siquiera el resultado.'],
  ),
  leastForCounts: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number for counts', 'With fewer than {} only the outcome is told, without counts.'],
    ['número mínimo para el escrutinio', 'Con menos de {} solo se dice el resultado, sin cifras.'],
  ),
  leastChanged: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number of changes', 'It is counted again once at least {} changed or came in.'],
    ['número mínimo de cambios', 'Se vuelve a escrutar cuando han cambiado o llegado al menos {}.'],
  ),
  nearUnanimous: maybe(
    oneOf({
      hidden: ['is not told any closer', 'no se dice con más detalle'],
      told: ['is told all the same, with whom it exposes', 'se dice de todos modos y se indica a quién expone'],
    }),
    ['near unanimity', 'A count near unanimity, or near the end of the range, {}.'],
    ['casi unánime', 'Un escrutinio casi unánime, o cerca de los límites, {}.'],
  ),
  below: maybe(
    oneOf({
      'wait-for-more': ['counting waits for more', 'se espera a que haya más'],
      'outcome-only': [
        'counting waits until an outcome can be told',
        'se espera hasta que se pueda decir un resultado',
      ],
      open: ['the vote is taken openly if all agree', 'se vota abiertamente si todo el mundo acepta'],
      openly: ['the vote is taken openly', 'se vota abiertamente'],
      assembly: ['more people decide in their place', 'decide en su lugar un censo más amplio'],
    }),
    ['below that', 'Where there are too few for secrecy, {}.'],
    ['por debajo', 'Si no bastan para guardar el secreto, {}.'],
  ),
  assembly: maybe(
    ref('decisions'),
    ['who decides then', 'It is then decided as in {}.'],
    ['quién decide entonces', 'Entonces se decide como en {}.'],
  ),
  countEveryMonths: maybe(
    everyMonths,
    ['count dates', 'Standing secret votes are counted {}.'],
    ['fechas de escrutinio', 'Las votaciones secretas abiertas se escrutan {}.'],
  ),
} satisfies Fieldset
