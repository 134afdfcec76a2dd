import { electorate } from '../electorate.js'
import { field, type Fieldset, maybe } from '../field.js'
import { days, oneOf, ref, standing, yesNo } from '../kinds.js'
import { method } from '../rule.js'

/** How something is decided. */
export const decision = {
  electorate: field(electorate, ['electorate', 'Entitled to vote: {}.'], ['censo', 'Censo: {}.']),
  rule: field(method, ['', 'It is decided by {}.'], ['', 'Se decide por {}.']),
  by: maybe(
    oneOf({
      ballot: ['ballot', 'papeleta'],
      backing: [
        'backing the matter and its wording; with a new wording, backing starts again from nothing',
        'apoyos al asunto y a su redacción; con otra redacción se empieza de cero',
      ],
    }),
    ['how votes are given', 'Votes are given by {}.'],
    ['cómo se vota', 'Se vota mediante {}.'],
  ),
  holdForDays: maybe(
    standing,
    ['standing', 'Voting stays open until the threshold {}.'],
    ['permanencia', 'La votación sigue abierta hasta que la mayoría exigida {}.'],
  ),
  openDays: maybe(days, ['time to vote', 'Voting is open for {}.'], ['plazo para votar', 'Se vota durante {}.']),
  ballotsCanChange: maybe(
    yesNo,
    [
      'changing a ballot',
      'A ballot may be changed or withdrawn as long as voting is open.',
      'A ballot once cast is final.',
    ],
    [
      'cambiar la papeleta',
      'Mientras la votación siga abierta, la papeleta se puede cambiar o retirar.',
      'La papeleta emitida no se cambia.',
    ],
  ),
  thresholds: maybe(
    oneOf({
      'at-opening': ['in force when voting opened', 'vigente al abrirse la votación'],
      live: ['in force at each moment', 'vigente en cada momento'],
    }),
    ['which threshold', 'The threshold is the one {}.'],
    ['qué mayoría', 'La mayoría exigida es la {}.'],
  ),
  members: maybe(
    oneOf({
      'at-opening': [
        'of the day voting opened; whoever leaves is no longer counted',
        'del momento en que se abrió la votación; quien se va deja de contar',
      ],
      live: ['of each moment', 'de cada momento'],
    }),
    ['which electorate', 'The electorate is that {}.'],
    ['qué censo', 'El censo es el {}.'],
  ),
  ifNobody: maybe(
    ref('decisions'),
    ['if nobody is entitled', 'Where nobody is entitled, it is decided as in {}.'],
    ['si nadie tiene derecho', 'Si nadie tiene derecho a voto, se decide como en {}.'],
  ),
  secret: maybe(
    yesNo,
    ['secrecy', 'The vote is secret.', 'Everyone sees who voted how.'],
    ['secreto', 'El voto es secreto.', 'Se ve quién votó qué.'],
  ),
  secrecy: maybe(
    ref('secrecy'),
    ['how it is kept secret', 'It is kept secret as in {}.'],
    ['cómo se guarda el secreto', 'El secreto se guarda como en {}.'],
  ),
  inside: maybe(
    oneOf({
      project: ['inside a project', 'dentro de un proyecto'],
      cooperative: ['everywhere but inside projects', 'en todo lo que no ocurra dentro de un proyecto'],
    }),
    ['where it applies', 'It applies {}.'],
    ['dónde se aplica', 'Se aplica {}.'],
  ),
} satisfies Fieldset
