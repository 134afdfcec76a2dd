import { type Ratio, exactDecimalString } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { Table, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { ElectionInFull } from './say.js'

/** How the ballots were counted: every stage, with what each candidate stood at, to the last decimal. */
export const CountTables: FC<{ readonly asked: Asked; readonly found: ElectionInFull }> = async ({ asked, found }) => {
  const t = asked.words(WORDS)
  const { count } = found
  if (count === undefined) return null
  const number = (value: Ratio): string => {
    const text = exactDecimalString(value) ?? `${value.numerator}/${value.denominator}`
    return asked.locale === 'es' ? text.replace('.', ',') : text
  }
  const row = async (candidate: string, cell: string, elected: boolean) => [
    await asked.nameOf(candidate),
    cell,
    elected ? t.elected : '',
  ]
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.valid(count.valid, count.blank)}</p>
      {count.method === 'approval' ? (
        <Table
          caption={t.approvals}
          columns={[t.candidate, t.approvals, '']}
          numeric={[1]}
          rows={
            await Promise.all(
              [...count.approvals]
                .sort((a, b) => b.approvals - a.approvals)
                .map(({ candidate, approvals }) =>
                  row(candidate, String(approvals), count.elected.includes(candidate)),
                ),
            )
          }
        />
      ) : count.method === 'score' ? (
        <Table
          caption={t.scores}
          columns={[t.candidate, t.scores, '']}
          numeric={[1]}
          rows={
            await Promise.all(
              count.scores.map(({ candidate, value }) =>
                row(candidate, value === null ? '–' : number(value), count.elected.includes(candidate)),
              ),
            )
          }
        />
      ) : (
        <>
          {count.method === 'scottish-stv' ? <p>{t.quota(String(count.quota))}</p> : null}
          {count.stages.map(async (stage) => (
            <section class="stage">
              <Table
                caption={await captionOf(asked, stage)}
                columns={[t.candidate, t.votes, t.became]}
                numeric={[1]}
                rows={
                  await Promise.all(
                    stage.votes.map(async ({ candidate, votes }) => [
                      await asked.nameOf(candidate),
                      number(votes),
                      stage.elected.includes(candidate)
                        ? `✓ ${t.elected}`
                        : stage.excluded.includes(candidate)
                          ? `✕ ${t.excluded}`
                          : '',
                    ]),
                  )
                }
                foot={[
                  t.nonTransferable,
                  number('nonTransferable' in stage ? stage.nonTransferable : stage.exhausted),
                  '',
                ]}
              />
              {'transfers' in stage && stage.transfers.length > 0 ? (
                <ul class="soft">
                  {stage.transfers.map(async ({ to, papers, value, votes }) => (
                    <li>{t.transfer(papers, await asked.nameOf(to), number(value), number(votes))}</li>
                  ))}
                </ul>
              ) : null}
              <Why because={stage.because} asked={asked} says={t.whyStage(stage.stage)} />
            </section>
          ))}
        </>
      )}
      <Why because={count.because} asked={asked} />
    </>
  )
}

const captionOf = async (
  asked: Asked,
  stage: { readonly stage: number; readonly action?: { readonly kind: string; readonly candidate?: string } },
): Promise<string> => {
  const t = asked.words(WORDS)
  const { action } = stage
  const who = action?.candidate === undefined ? '' : await asked.nameOf(action.candidate)
  const what =
    action?.kind === 'surplus'
      ? t.surplus(who)
      : action?.kind === 'exclusion'
        ? t.exclusion(who)
        : action?.kind === 'first-preferences'
          ? t.first
          : ''
  return what === '' ? t.stage(stage.stage) : `${t.stage(stage.stage)}: ${what}`
}

const WORDS = wordsOf({
  title: ['The count', 'El recuento'],
  valid: [
    (valid: number, blank: number) => `${valid} ballots were valid, ${blank} blank.`,
    (valid: number, blank: number) => `${valid} papeletas válidas, ${blank} en blanco.`,
  ],
  quota: [
    (quota: string) => `Whoever reaches ${quota} votes is elected.`,
    (quota: string) => `Quien alcanza ${quota} votos resulta con puesto.`,
  ],
  candidate: ['Candidate', 'Candidatura'],
  votes: ['Votes', 'Votos'],
  became: ['What became of them', 'Qué fue de ella'],
  approvals: ['Approvals', 'Aprobaciones'],
  scores: ['Scores', 'Puntuaciones'],
  elected: ['elected', 'con puesto'],
  excluded: ['excluded', 'excluida'],
  nonTransferable: ['Not transferable', 'No transferible'],
  stage: [(n: number) => `Stage ${n}`, (n: number) => `Fase ${n}`],
  first: ['first preferences', 'primeras preferencias'],
  surplus: [(who: string) => `the surplus of ${who} goes on`, (who: string) => `sigue el sobrante de ${who}`],
  exclusion: [(who: string) => `${who} is excluded`, (who: string) => `se excluye a ${who}`],
  transfer: [
    (papers: number, to: string, value: string, votes: string) =>
      `${papers === 1 ? '1 ballot' : `${papers} ballots`} to ${to}, each worth ${value}: ${votes}`,
    (papers: number, to: string, value: string, votes: string) =>
      `${papers === 1 ? '1 papeleta' : `${papers} papeletas`} a ${to}, a ${value} cada una: ${votes}`,
  ],
  whyStage: [(n: number) => `How stage ${n} was computed`, (n: number) => `Cómo se calculó la fase ${n}`],
})
