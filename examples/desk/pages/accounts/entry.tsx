import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Day, Facts, Form, money, Refused, Status, Table, Text } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { documentOf, isUnchanged } from './documents.js'
import { bodyOf } from './ledger.js'
import { behind, DocumentFields, isWrong } from './sent-document.js'

type EntryShown = ReturnType<typeof views.accounts.accountsSeenBy>['entries'][number]

const entryOf = ({ state, me, param }: Asked): EntryShown | undefined =>
  views.accounts.accountsSeenBy(state, me).entries.find(({ entry }) => entry === param('entry'))

/** One entry: its postings, its document, and what can be done about it. */
export async function entryPage(asked: Asked, refusal?: Refusal, wrong: Readonly<Record<string, string>> = {}) {
  const t = asked.words(WORDS)
  const { state, charter, locale } = asked
  const found = entryOf(asked)
  if (found === undefined) return asked.notFound()
  const { entry, on, about, postings, documented, contact, reverses, reversedBy } = found
  const cash = (amount: bigint) => money(amount, charter.currency, locale)
  const missing = views.accounts.withoutDocument(state).includes(entry)
  const mayAttach =
    !documented &&
    could(asked, {
      type: 'attach-document',
      entry,
      document: { kind: 'invoice', name: 'made-up-document', sha256: '0'.repeat(64) },
    })
  const link = async (id: string) => <a href={asked.path(`/accounts/entries/${id}`)}>{await asked.nameOf(id)}</a>
  return asked.page(
    {
      title: await asked.nameOf(entry),
      back: [asked.path('/accounts'), t.back],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <Facts
            facts={[
              [t.day, <Day on={on} asked={asked} />],
              [t.about, t[about]],
              contact === undefined ? undefined : [t.contact, <Text of={contact} asked={asked} />],
              reverses === undefined ? undefined : [t.reverses, await link(reverses)],
              reversedBy === undefined ? undefined : [t.reversedBy, await link(reversedBy)],
            ]}
          />
          <Table
            caption={t.postings}
            columns={[t.account, t.of, t.amount]}
            numeric={[2]}
            rows={
              await Promise.all(
                postings.map(async ({ account, of, line, fund, amountMinor }) => [
                  await asked.nameOf(account),
                  (
                    await Promise.all(
                      [bodyOf(of, charter.id), line, fund].flatMap((id) =>
                        id === undefined || id === '' ? [] : [asked.nameOf(id)],
                      ),
                    )
                  ).join(' · '),
                  cash(amountMinor),
                ]),
              )
            }
            foot={[t.together, '', cash(postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0n))]}
          />
          <h2>{t.document}</h2>
          <DocumentShown asked={asked} found={found} missing={missing} />
          {mayAttach ? (
            <>
              <h3>{t.attach}</h3>
              <Form to={`/accounts/entries/${entry}/document`} asked={asked} files>
                <DocumentFields asked={asked} wrong={wrong} required />
                <Button>{t.attach}</Button>
              </Form>
            </>
          ) : null}
          {could(asked, { type: 'correct-entry', entry: 'made-up-entry', reverses: entry }) ? (
            <>
              <h2>{t.correct}</h2>
              <p>{t.correctText}</p>
              <Form to={`/accounts/entries/${entry}/correct`} asked={asked}>
                <Button quiet>{t.correct}</Button>
              </Form>
            </>
          ) : null}
        </>
      ),
    },
    refusal === undefined && Object.keys(wrong).length === 0 ? 200 : 422,
  )
}

/** The document of an entry, as far as it may be seen; one that is no longer what it was is said to be so. */
const DocumentShown: FC<{ readonly asked: Asked; readonly found: EntryShown; readonly missing: boolean }> = async ({
  asked,
  found,
  missing,
}) => {
  const t = asked.words(WORDS)
  const { document, documented, entry } = found
  if (document === undefined)
    return (
      <p>
        {documented ? (
          <Status is="quiet">{t.notShown}</Status>
        ) : missing ? (
          <Status is="bad">{t.missing}</Status>
        ) : (
          <Status is="quiet">{t.notNeeded}</Status>
        )}
      </p>
    )
  const kept = await documentOf(asked.house, document.name)
  if (kept === undefined) {
    // A text can be a document as well: a note of what was agreed by telephone.
    const text = await asked.house.names.textOf(document.sha256, asked.locale)
    return text === undefined ? (
      <p>
        <Status is="bad">{t.erased}</Status>
      </p>
    ) : (
      <Text of={document.sha256} asked={asked} />
    )
  }
  if (!isUnchanged(kept, document.sha256))
    return (
      <p>
        <Status is="bad">{t.changed}</Status>
      </p>
    )
  return (
    <>
      <p>
        <a class="button" href={asked.path(`/accounts/entries/${entry}/document`)} download>
          {t[document.kind]}: {kept.name}
        </a>
      </p>
      <p class="hint">
        <Status is="good">{t.unchanged}</Status> SHA-256 <span class="code">{document.sha256}</span>
      </p>
    </>
  )
}

/** Hands out the document of an entry to whoever may see documents, if it is what was entered. */
export async function downloadDocument(asked: Asked) {
  const t = asked.words(WORDS)
  const document = entryOf(asked)?.document
  const kept = document === undefined ? undefined : await documentOf(asked.house, document.name)
  if (document === undefined || kept === undefined) return asked.notFound()
  if (!isUnchanged(kept, document.sha256)) return asked.page({ title: t.changedTitle, body: <p>{t.changed}</p> }, 409)
  return asked.download({ name: kept.name, type: kept.type, body: kept.bytes })
}

export async function attachDocument(asked: Asked) {
  const t = asked.words(WORDS)
  const sent = await behind(asked)
  if (isWrong(sent)) return entryPage(asked, undefined, { file: sent.wrong })
  if (sent.document === undefined) return entryPage(asked, undefined, { file: t.choose })
  const given = { type: 'attach-document', entry: asked.param('entry'), ...sent } as const
  return asked.give(given, (refusal) => entryPage(asked, refusal))
}

export async function correctEntry(asked: Asked) {
  const reverses = asked.param('entry')
  const entry = asked.newId('e')
  const [en, es] = await Promise.all(
    (['en', 'es'] as const).map((locale) => asked.house.names.nameOf(reverses, locale)),
  )
  asked.rename(entry, { en: `${en ?? reverses}, taken back`, es: `${es ?? reverses}, corregido` })
  return asked.give({ type: 'correct-entry', entry, reverses }, (refusal) => entryPage(asked, refusal))
}

const WORDS = wordsOf({
  back: ['Accounts', 'Cuentas'],
  day: ['Day', 'Día'],
  about: ['What it is', 'Qué es'],
  donation: ['a donation', 'una donación'],
  expense: ['an expense', 'un gasto'],
  pay: ['pay', 'retribución'],
  other: ['something else', 'otra cosa'],
  contact: ['With whom', 'Con quién'],
  reverses: ['Takes back', 'Corrige'],
  reversedBy: ['Taken back by', 'Corregido por'],
  postings: ['Where it went', 'Adónde fue'],
  account: ['Account', 'Cuenta'],
  of: ['For', 'Para'],
  amount: ['Amount', 'Importe'],
  together: ['Together', 'En total'],
  document: ['The document behind it', 'El documento que lo respalda'],
  missing: ['There is no document yet.', 'Todavía no hay documento.'],
  notShown: ['It has a document that is not shown to you.', 'Tiene un documento que no se te muestra.'],
  notNeeded: ['It needs none.', 'No lo necesita.'],
  erased: [
    'The log names a document that is not kept here any more.',
    'El registro nombra un documento que ya no se conserva aquí.',
  ],
  changedTitle: ['The document was changed', 'El documento cambió'],
  changed: [
    'What is kept is not what was entered: its SHA-256 is another one. It is not handed out; ask whoever keeps the books for the original.',
    'Lo que se conserva no es lo que se anotó: su SHA-256 es otro. No se entrega; pide el original a quien lleva las cuentas.',
  ],
  unchanged: ['exactly as it was entered.', 'exactamente como se anotó.'],
  invoice: ['Invoice', 'Factura'],
  receipt: ['Receipt', 'Recibo'],
  attach: ['Attach the document', 'Adjuntar el documento'],
  choose: ['Choose a file first.', 'Elige primero un fichero.'],
  correct: ['Take this entry back', 'Corregir este apunte'],
  correctText: [
    'Nothing is erased: another entry of today takes this one back, and both stay in sight.',
    'Nada se borra: otro apunte de hoy corrige este, y los dos quedan a la vista.',
  ],
})
