import { views } from 'coop-rules/cooperative'
import { Button, Checks, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { WORDS } from './holders-words.js'
import type { VoteHere } from './vote.js'
import { whoMayHold } from './who-may-hold.js'

/** Where those are chosen who are asked to hold a part of the key: people who are here, by their names. */
export const NameHolders = async ({
  asked,
  here,
  refused,
}: {
  readonly asked: Asked
  readonly here: VoteHere
  /** Whether the page says why something was not saved: then its form is to be seen. */
  readonly refused: boolean
}) => {
  const t = asked.words(WORDS)
  const { now, decision, keys } = here
  const { state, me } = asked
  if (now === undefined || !views.members.mayVote(state, me) || views.decisions.isAbout(state, decision, me))
    return null
  const { members, visitors } = await whoMayHold(asked, now)
  const ticked = asked.fields('holder')
  const byName = (a: { readonly label: string }, b: { readonly label: string }) =>
    a.label.localeCompare(b.label, asked.locale)
  const inside = await Promise.all(members.map(async (value) => ({ value, label: await asked.nameOf(value) })))
  const outside = await Promise.all(
    visitors.map(async ({ person: value, by }) => ({
      value,
      label: await asked.nameOf(value),
      ...(by === undefined ? {} : { hint: t.invitedBy(await asked.nameOf(by)) }),
    })),
  )
  return (
    <details open={keys.holders.length === 0 || refused}>
      <summary>{keys.holders.length === 0 ? t.choose : t.chooseAnew}</summary>
      <p>{t.chooseText(now.keyHolders)}</p>
      <Form to={`/sealed/${decision}/holders`} asked={asked}>
        {inside.length === 0 ? (
          <p>{t.noMembers}</p>
        ) : (
          <Checks name="holder" id="holder-inside" legend={t.members} options={inside.sort(byName)} ticked={ticked} />
        )}
        {outside.length === 0 ? null : (
          <Checks
            name="holder"
            id="holder-outside"
            legend={t.visitors}
            options={outside.sort(byName)}
            ticked={ticked}
          />
        )}
        <p class="hint">
          {t.visitorsFirst} <a href={asked.path('/invite')}>{t.invite}</a>
        </p>
        <Button>{t.name}</Button>
      </Form>
    </details>
  )
}
