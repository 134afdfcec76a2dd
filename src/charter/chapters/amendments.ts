import { z } from 'zod'
import { field, type Fieldset, maybe } from '../field.js'
import { day, ref, text } from '../kinds.js'

/** What an amendment needs. */
export const amendment = {
  covers: field(
    {
      schema: z.array(z.string().regex(/^(\*|[a-zA-Z]+(\.[a-z0-9-]+)?)$/)).min(1),
      tell: (values, say) =>
        say.n.list(
          values.map((value) =>
            value === '*'
              ? say.words('everything that no other article names', 'todo lo que no se nombra en otro artículo')
              : say.name('', value),
          ),
        ),
    },
    ['what it covers', 'It covers {}.'],
    ['qué abarca', 'Abarca {}.'],
  ),
  decision: field(ref('decisions'), ['decision', 'It takes the decision {}.'], ['decisión', 'Exige la decisión {}.']),
} satisfies Fieldset

/** A text that the charter rests on: a law, a contract, an organisation's own words. */
export const source = {
  says: field(text, ['what it says', '{}'], ['qué dice', '{}']),
  country: maybe(text, ['country', 'Country: {}.'], ['país', 'País: {}.']),
  checkedOn: maybe(
    day,
    ['checked on', 'Checked on {}; this is not legal advice.'],
    ['comprobado el', 'Comprobado el {}; esto no es asesoramiento jurídico.'],
  ),
} satisfies Fieldset
