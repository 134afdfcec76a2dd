import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Name, Table } from '../../kernel/parts.js'
import { Bar } from '../../kernel/plots.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** What was counted, of whatever method: the counts of a choice, of a consensus, or of each option. */
export interface Counts {
  readonly for?: number | undefined
  readonly against?: number | undefined
  readonly abstain?: number | undefined
  readonly standAside?: number | undefined
  readonly block?: number | undefined
  readonly ballots?: number | undefined
  readonly options?: readonly { readonly option: string; readonly count: number }[] | undefined
}

/** How the ballots of a decision stand: in a bar with a mark where it is enough, and in words. Nothing of a secret one comes here. */
export const Standing: FC<{ readonly asked: Asked; readonly found: views.decisions.DecisionView }> = ({
  asked,
  found,
}) => {
  const { standing, entitled } = found
  if (standing === undefined) return null
  return (
    <>
      <CountsShown
        asked={asked}
        counts={standing.counts}
        entitled={entitled}
        needed={standing.neededFor}
        backing={views.decisions.ruleOf(asked.state, found.decision)?.rule.by === 'backing'}
      />
      <p>{moreNeeded(asked, standing, entitled)}</p>
    </>
  )
}

/** The same for counts, of a decision under way or over. */
export const CountsShown: FC<{
  readonly asked: Asked
  readonly counts: Counts
  readonly entitled: number
  readonly needed?: number | null | undefined
  readonly backing?: boolean
}> = ({ asked, counts, entitled, needed, backing }) => {
  const t = asked.words(WORDS)
  if (counts.options !== undefined)
    return (
      <Table
        caption={t.approvals(counts.ballots ?? 0)}
        columns={[t.option, t.approvedBy]}
        numeric={[1]}
        rows={counts.options.map(({ option, count }) => [<Name id={option} asked={asked} />, count])}
      />
    )
  const { for: inFavour = 0, against = 0, abstain = 0, standAside, block = 0 } = counts
  const others = standAside ?? abstain
  const refusing = standAside === undefined ? against : block
  const silent = Math.max(0, entitled - inFavour - others - refusing)
  const says = backing
    ? t.backing(inFavour, silent)
    : standAside === undefined
      ? t.choices(inFavour, against, abstain, silent)
      : t.consensus(inFavour, standAside, block, silent)
  return (
    <>
      <Bar
        parts={[
          { amount: inFavour, class: 'for' },
          { amount: refusing, class: 'against' },
          { amount: others, class: 'other' },
          { amount: silent, class: 'rest' },
        ]}
        {...(typeof needed === 'number' ? { mark: needed } : {})}
        says={says}
      />
      <p class="counts">{says}</p>
    </>
  )
}

/** How many more votes for would carry it, or what would still undo that it is carried. */
export const moreNeeded = (
  asked: Asked,
  { counts, neededFor, carriedOn, undoneBy }: views.decisions.StandingView,
  entitled: number,
): string => {
  const t = asked.words(WORDS)
  if ('block' in counts) return counts.block === 0 ? t.noneBlocks : t.blocked(counts.block)
  if (!('for' in counts)) return t.mostApproved
  if (neededFor === null) return t.outOfReach
  if (neededFor === undefined) return ''
  const more = neededFor - counts.for
  if (more > 0) return t.more(more, neededFor, entitled)
  return carriedOn === undefined ? `${t.enough(neededFor)} ${undoneInWords(asked, undoneBy)}` : t.holds(neededFor)
}

/** What would undo it, as the rule says at the counts there would be; of that nothing more could, too. */
const undoneInWords = (asked: Asked, undone: views.decisions.StandingView['undoneBy']): string => {
  const t = asked.words(WORDS)
  if (undone === undefined) return ''
  const { against, abstain, withdrawn, turned, abstentionsTurned, abstentionsWithdrawn, againstWithdrawn } = undone
  const ways = [
    against === null ? [] : t.moreAgainst(against),
    abstain === null ? [] : t.moreAbstain(abstain),
    turned !== null && turned === withdrawn ? t.withdrawnOrTurned(turned) : [],
    turned === null || turned === withdrawn ? [] : t.turned(turned),
    withdrawn === null || turned === withdrawn ? [] : t.withdrawn(withdrawn),
    abstentionsTurned === null ? [] : t.abstentionsTurned(abstentionsTurned),
    abstentionsWithdrawn === null ? [] : t.abstentionsWithdrawn(abstentionsWithdrawn),
    againstWithdrawn === null ? [] : t.againstWithdrawn(againstWithdrawn),
  ].flat()
  return ways.length === 0 ? t.nothingChanges : t.undone(EITHER[asked.locale].format(ways))
}

const EITHER = {
  en: new Intl.ListFormat('en', { type: 'disjunction' }),
  es: new Intl.ListFormat('es', { type: 'disjunction' }),
} as const

const WORDS = wordsOf({
  option: ['Option', 'Opción'],
  approvedBy: ['Approved by', 'Aprobada por'],
  approvals: [
    (ballots: number) => `What ${ballots === 1 ? '1 ballot approves' : `${ballots} ballots approve`} of`,
    (ballots: number) => `Lo que ${ballots === 1 ? 'aprueba 1 papeleta' : `aprueban ${ballots} papeletas`}`,
  ],
  choices: [
    (f: number, against: number, abstain: number, silent: number) =>
      `${f} for, ${against} against, ${abstain} abstaining; ${silent} ${silent === 1 ? 'has' : 'have'} not voted.`,
    (f: number, against: number, abstain: number, silent: number) =>
      `${f} a favor, ${against} en contra, ${abstain} ${abstain === 1 ? 'abstención' : 'abstenciones'}; sin votar: ${silent}.`,
  ],
  consensus: [
    (f: number, aside: number, block: number, silent: number) =>
      `${f} ${f === 1 ? 'agrees' : 'agree'}, ${aside} ${aside === 1 ? 'stands' : 'stand'} aside, ${block} ${block === 1 ? 'blocks' : 'block'}; ${silent} ${silent === 1 ? 'has' : 'have'} said nothing.`,
    (f: number, aside: number, block: number, silent: number) =>
      `De acuerdo: ${f}; se hacen a un lado: ${aside}; bloquean: ${block}; sin decir nada: ${silent}.`,
  ],
  backing: [
    (f: number, silent: number) =>
      `${f} ${f === 1 ? 'backs' : 'back'} it; ${silent} ${silent === 1 ? 'does' : 'do'} not.`,
    (f: number, silent: number) => `La ${f === 1 ? 'apoya' : 'apoyan'} ${f}; sin apoyarla: ${silent}.`,
  ],
  more: [
    (more: number, needed: number, entitled: number) =>
      `${more} more ${more === 1 ? 'vote' : 'votes'} for ${more === 1 ? 'is' : 'are'} needed, with the other ballots as they are: ${needed} in all, of ${entitled} who may vote.`,
    (more: number, needed: number, entitled: number) =>
      `${more === 1 ? 'Falta 1 voto' : `Faltan ${more} votos`} a favor, con las demás papeletas como están: ${needed} en total, de ${entitled} con derecho a voto.`,
  ],
  enough: [
    (needed: number) => `As it stands it is carried: it takes ${needed} ${needed === 1 ? 'vote' : 'votes'} for.`,
    (needed: number) =>
      `Tal como está, se aprueba: ${needed === 1 ? 'hace falta 1 voto' : `hacen falta ${needed} votos`} a favor.`,
  ],
  undone: [(ways: string) => `What would change that: ${ways}.`, (ways: string) => `Lo que cambiaría eso: ${ways}.`],
  moreAgainst: [
    (n: number) => (n === 1 ? '1 more vote against' : `${n} more votes against`),
    (n: number) => (n === 1 ? '1 voto más en contra' : `${n} votos más en contra`),
  ],
  moreAbstain: [
    (n: number) => (n === 1 ? '1 more abstention' : `${n} more abstentions`),
    (n: number) => (n === 1 ? '1 abstención más' : `${n} abstenciones más`),
  ],
  withdrawnOrTurned: [
    (n: number) =>
      n === 1 ? '1 vote for that is taken back or changed' : `${n} votes for that are taken back or changed`,
    (n: number) =>
      n === 1 ? '1 voto a favor que se retire o se cambie' : `${n} votos a favor que se retiren o se cambien`,
  ],
  turned: [
    (n: number) => (n === 1 ? '1 vote for changed to against' : `${n} votes for changed to against`),
    (n: number) =>
      n === 1 ? '1 voto a favor que pase a ser en contra' : `${n} votos a favor que pasen a ser en contra`,
  ],
  withdrawn: [
    (n: number) => (n === 1 ? '1 vote for taken back' : `${n} votes for taken back`),
    (n: number) => (n === 1 ? '1 voto a favor que se retire' : `${n} votos a favor que se retiren`),
  ],
  abstentionsTurned: [
    (n: number) => (n === 1 ? '1 abstention changed to against' : `${n} abstentions changed to against`),
    (n: number) => (n === 1 ? '1 abstención que pase a ser en contra' : `${n} abstenciones que pasen a ser en contra`),
  ],
  abstentionsWithdrawn: [
    (n: number) => (n === 1 ? '1 abstention taken back' : `${n} abstentions taken back`),
    (n: number) => (n === 1 ? '1 abstención que se retire' : `${n} abstenciones que se retiren`),
  ],
  againstWithdrawn: [
    (n: number) => (n === 1 ? '1 vote against taken back' : `${n} votes against taken back`),
    (n: number) => (n === 1 ? '1 voto en contra que se retire' : `${n} votos en contra que se retiren`),
  ],
  nothingChanges: ['No ballot can change that any more.', 'Ninguna papeleta puede cambiarlo ya.'],
  holds: [
    (needed: number) =>
      `The ${needed} ${needed === 1 ? 'vote' : 'votes'} for that it takes are there; they have to stay until the day below.`,
    (needed: number) =>
      `Ya están ${needed === 1 ? 'el voto' : `los ${needed} votos`} a favor que hacen falta; tienen que mantenerse hasta el día indicado.`,
  ],
  outOfReach: [
    'No number of votes for carries it, with the other ballots as they are.',
    'Con las demás papeletas como están, ningún número de votos a favor la aprueba.',
  ],
  noneBlocks: ['Nobody blocks: as it stands, it is carried.', 'Nadie bloquea: tal como está, se aprueba.'],
  blocked: [
    (block: number) => `${block === 1 ? 'One person blocks' : `${block} people block`}: as it stands, it is lost.`,
    (block: number) =>
      `${block === 1 ? 'Una persona bloquea' : `Bloquean ${block} personas`}: tal como está, se rechaza.`,
  ],
  mostApproved: [
    'When voting ends, the option that most ballots approve of is chosen, as the rule says.',
    'Al cerrarse la votación, sale la opción que aprueben más papeletas, como dice la regla.',
  ],
})
