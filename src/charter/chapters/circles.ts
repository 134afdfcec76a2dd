import { field, type Fieldset, maybe } from '../field.js'
import { bareRefs, minor, months, oneOf, ref, text, texts, yesNo } from '../kinds.js'

/** A body, what it may decide, and how long. */
export const circle = {
  wider: maybe(
    ref('circles'),
    ['wider circle', 'It works within {}.'],
    ['círculo más amplio', 'Trabaja dentro de {}.'],
  ),
  domain: field(bareRefs('matters'), ['domain', 'It may decide on: {}.'], ['ámbito', 'Puede decidir sobre: {}.']),
  reserved: maybe(
    bareRefs('matters'),
    ['kept for itself', 'It cannot lend to another circle: {}.'],
    ['no delegable', 'No puede delegar en otro círculo: {}.'],
  ),
  policies: maybe(texts, ['policies', 'It keeps to: {}.'], ['políticas', 'Se atiene a: {}.']),
  decidesBy: field(ref('decisions'), ['how it decides', 'It decides as in {}.'], ['cómo decide', 'Decide como en {}.']),
  mandateMonths: maybe(
    months,
    ['mandate', 'Its mandate lasts {} unless it is renewed.'],
    ['mandato', 'Su mandato dura {} si no se renueva.'],
  ),
  link: maybe(
    oneOf({
      double: [
        'two people who belong to both, one sent by each side',
        'dos personas que pertenecen a ambos, una enviada por cada parte',
      ],
      none: ['none in particular', 'ninguno en particular'],
    }),
    ['link', 'Link with its wider circle: {}.'],
    ['enlace', 'Enlace con su círculo más amplio: {}.'],
  ),
  legalResponsibility: maybe(
    yesNo,
    [
      'legal responsibility',
      'It answers for the cooperative in law.',
      'It does not answer for the cooperative in law.',
    ],
    ['responsabilidad legal', 'Responde legalmente por la cooperativa.', 'No responde legalmente por la cooperativa.'],
  ),
  supervises: maybe(
    ref('circles'),
    ['supervision', 'It supervises {}, and shares no member with it.'],
    ['supervisión', 'Supervisa {}, y no comparte integrantes con ese órgano.'],
  ),
  electedBy: maybe(
    ref('elections'),
    ['how it is elected', 'It is elected as in {}.'],
    ['cómo se elige', 'Se elige como en {}.'],
  ),
  spendsUpToMinor: maybe(
    minor,
    ['spending limit', 'A single expense it makes is at most {}.'],
    ['límite de gasto', 'Ninguno de sus gastos pasa de {}.'],
  ),
} satisfies Fieldset

/** Something that circles decide on. */
export const matter = {
  says: maybe(text, ['what it is', '{}'], ['qué es', '{}']),
} satisfies Fieldset
