import { type Ratio, writtenMoney } from 'coop-rules/exact'
import type { Locale } from 'coop-rules/problems'
import { type Because, numbersIn } from 'coop-rules/reasons'
import type { Child, FC } from 'hono/jsx'
import type { Asked, Refusal } from './route.js'
import { wordsOf } from './words.js'

/** An amount of money, to the last cent, as people of a language write it. */
export const money = (amountMinor: bigint, currency: string, locale: Locale): string => {
  const [whole = '0', cents] = writtenMoney({ amountMinor, currency }).split('.')
  const sign = whole.startsWith('-') ? '−' : ''
  const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, locale === 'es' ? '.' : ',')
  return `${sign}${digits}${cents === undefined ? '' : `${locale === 'es' ? ',' : '.'}${cents}`} ${currency}`
}

/** A number as its unit is written: shares as percentages. */
export const numberIn = (value: Ratio, unit: string, locale: Locale): string => {
  const say = numbersIn(locale)
  return unit === 'share' ? say.percent(value) : say.number(value)
}

/** A day as people write it. */
export const day = (date: string, locale: Locale): string => DAYS[locale].format(new Date(`${date}T00:00:00Z`))

const daysIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const DAYS = { en: daysIn('en-GB'), es: daysIn('es') } as const

export const Day: FC<{ readonly on: string; readonly asked: Asked }> = ({ on, asked }) => (
  <time datetime={on}>{day(on, asked.locale)}</time>
)

/** What somebody or something is called. */
export const Name: FC<{ readonly id: string; readonly asked: Asked }> = async ({ id, asked }) => (
  <>{await asked.nameOf(id)}</>
)

/** The text behind a fingerprint, as its author wrote it. */
export const Text: FC<{ readonly of: string; readonly asked: Asked }> = async ({ of, asked }) => (
  <blockquote class="text">{await asked.textOf(of)}</blockquote>
)

/** Why something is so, in words: closed where the page says the result already, open where it is what the page is about. */
export const Why: FC<{
  readonly because: Because
  readonly asked: Asked
  readonly open?: boolean
  readonly says?: string
}> = async ({ because, asked, open, says }) => {
  const t = asked.words(WORDS)
  return (
    <details class="why" open={open === true}>
      <summary>{says ?? t.why}</summary>
      <p>{await asked.tell(because)}</p>
    </details>
  )
}

/** A form of this page. Every form is signed for the session, and named, so that sending it twice does nothing twice. */
export const Form: FC<{
  readonly to: string
  readonly asked: Asked
  readonly files?: boolean
  readonly class?: string
  readonly children?: Child
}> = ({ to, asked, files, children, class: name }) => (
  <form
    method="post"
    action={asked.path(to)}
    class={name}
    {...(files === true ? { enctype: 'multipart/form-data' } : {})}
  >
    <input type="hidden" name="form" value={asked.token()} />
    {children}
  </form>
)

/** A field with its label, what it wants, and what is wrong with what was typed. */
export const Field: FC<{
  readonly name: string
  /** Where a page has several fields of one name. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly wrong?: string
  readonly type?: 'text' | 'date' | 'email' | 'file' | 'textarea'
  readonly inputmode?: 'decimal' | 'numeric' | 'text'
  readonly autocomplete?: string
  readonly unit?: string
  readonly required?: boolean
  readonly accept?: string
  readonly rows?: number
}> = ({ name, id = name, label, hint, value, wrong, type = 'text', unit, rows, ...rest }) => {
  const about = [hint === undefined ? [] : `${id}-hint`, wrong === undefined ? [] : `${id}-wrong`].flat().join(' ')
  const common = {
    id,
    name,
    ...(about === '' ? {} : { 'aria-describedby': about }),
    ...(wrong === undefined ? {} : { 'aria-invalid': 'true' as const }),
    autocomplete: 'off',
    ...rest,
  }
  return (
    <div class={wrong === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong === undefined ? null : (
        <p class="problem" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {type === 'textarea' ? (
        <textarea {...common} rows={rows ?? 4}>
          {value ?? ''}
        </textarea>
      ) : (
        <span class="input">
          <input {...common} type={type} value={value ?? ''} />
          {unit === undefined ? null : <span class="unit">{unit}</span>}
        </span>
      )}
    </div>
  )
}

/** A few to choose from, all of them to be seen. */
interface FewProps {
  readonly name: string
  /** Where a page has several of one name. */
  readonly id?: string
  readonly legend: string
  readonly hint?: string
  readonly options: readonly { readonly value: string; readonly label: Child; readonly hint?: Child }[]
}

/** One of a few. */
export const Choice: FC<FewProps & { readonly chosen?: string | undefined }> = ({ chosen, ...few }) => (
  <Few
    {...few}
    input={(value) => <input type="radio" name={few.name} value={value} checked={chosen === value} required />}
  />
)

/** Any number of a few: of those that are ticked, the values come under one name. */
export const Checks: FC<FewProps & { readonly ticked: readonly string[] }> = ({ ticked, ...few }) => (
  <Few
    {...few}
    input={(value) => <input type="checkbox" name={few.name} value={value} checked={ticked.includes(value)} />}
  />
)

const Few: FC<FewProps & { readonly input: (value: string) => Child }> = ({
  name,
  id = name,
  legend,
  hint,
  options,
  input,
}) => (
  <fieldset class="choice" {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}>
    <legend>{legend}</legend>
    {hint === undefined ? null : (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {options.map(({ value, label, hint: more }) => (
      <label>
        {input(value)}
        <span>
          {label}
          {more === undefined ? null : <small>{more}</small>}
        </span>
      </label>
    ))}
  </fieldset>
)

/** One of many, by name. */
export const Select: FC<{
  readonly name: string
  /** Where a page has several of one name. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly chosen?: string
}> = ({ name, id = name, label, hint, options, chosen }) => (
  <div class="field">
    <label for={id}>{label}</label>
    {hint === undefined ? null : (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <select id={id} name={name} {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}>
      {options.map(({ value, label: says }) => (
        <option value={value} selected={value === chosen}>
          {says}
        </option>
      ))}
    </select>
  </div>
)

/** The one thing a form does. `says` names what it is done to, where the page has several: "Change my vote on …". */
export const Button: FC<{
  readonly children?: Child
  readonly says?: string
  readonly quiet?: boolean
  readonly name?: string
  readonly value?: string
}> = ({ children, says, quiet, name, value }) => (
  <button
    class={quiet === true ? 'quiet' : undefined}
    {...(says === undefined ? {} : { 'aria-label': says })}
    {...(name === undefined ? {} : { name, value })}
  >
    {children}
  </button>
)

/** Why nothing was saved, before the form that it was. It has the focus, so that it is read first, by whatever reads. */
export const Refused: FC<{ readonly refusal: Pick<Refusal, 'words'> | undefined; readonly asked: Asked }> = ({
  refusal,
  asked,
}) => {
  if (refusal === undefined) return null
  const t = asked.words(WORDS)
  return (
    <div class="note refused" role="alert" tabindex={-1} autofocus id="refused">
      <h2>{t.notSaved}</h2>
      {refusal.words.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </div>
  )
}

/** Where there is nothing yet: what would be here, and what to do for it. */
export const Empty: FC<{ readonly children?: Child }> = ({ children }) => <div class="empty">{children}</div>

export type State = 'good' | 'bad' | 'open' | 'quiet'

/** How something stands: a sign and a word, never by colour alone. */
export const Status: FC<{ readonly is: State; readonly children?: Child }> = ({ is, children }) => (
  <span class={`status ${is}`}>
    <span aria-hidden="true">{SIGNS[is]}</span> {children}
  </span>
)

const SIGNS: Readonly<Record<State, string>> = { good: '✓', bad: '✕', open: '○', quiet: '–' }

/** A word that a new member would not know, with what it means. */
export const Term: FC<{ readonly means: string; readonly children?: Child }> = ({ means, children }) => (
  <details class="term">
    <summary>{children}</summary>
    <span>{means}</span>
  </details>
)

/** A list of names and values. */
export const Facts: FC<{ readonly facts: readonly (readonly [Child, Child] | undefined)[] }> = ({ facts }) => (
  <dl class="facts">
    {facts.map((fact) =>
      fact === undefined ? null : (
        <div>
          <dt>{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ),
    )}
  </dl>
)

/** A table that a phone can read: each cell says what it is. `numeric` names the columns that hold numbers. */
export const Table: FC<{
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Child[])[]
  readonly numeric?: readonly number[]
  readonly foot?: readonly Child[]
}> = ({ caption, columns, rows, numeric = [], foot }) => {
  const kind = (at: number) => (numeric.includes(at) ? { class: 'number' } : {})
  return (
    <div class="table" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th scope="col" {...kind(at)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th scope="row" {...kind(at)}>
                    {cell}
                  </th>
                ) : (
                  <td data-says={columns[at]} {...kind(at)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : (
          <tfoot>
            <tr>
              {foot.map((cell, at) => (
                <td {...(at === 0 ? {} : { 'data-says': columns[at] })} {...kind(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

const WORDS = wordsOf({
  why: ['How was this computed?', '¿Cómo se calculó?'],
  notSaved: ['Nothing was saved', 'No se guardó nada'],
})
