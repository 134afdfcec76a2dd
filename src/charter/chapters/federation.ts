import { field, type Fieldset, maybe } from '../field.js'
import { countOf, minor, part } from '../kinds.js'

/** What a federation asks of its members. */
export const federation = {
  subscription: {
    share: field(
      part,
      ['share', 'Each member enterprise subscribes {} of its labour cost of the year before.'],
      ['proporción', 'Cada empresa socia aporta {} de su coste laboral del año anterior.'],
    ),
    minimumMinor: maybe(minor, ['least', 'It is no less than {}.'], ['mínimo', 'No es menos de {}.']),
  },
  outsideIncome: {
    limit: field(
      part,
      ['limit', 'At most {} of the income of a year comes from others than members and supporters.'],
      ['límite', 'Como máximo {} de los ingresos del año procede de quienes no son personas socias ni simpatizantes.'],
    ),
  },
  levels: {
    delegates: field(
      countOf(['delegate', 'delegates'], ['persona delegada', 'personas delegadas']),
      ['delegates', 'Each member enterprise sends {} to the next level.'],
      ['delegadas y delegados', 'Cada empresa socia envía {} al siguiente nivel.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
