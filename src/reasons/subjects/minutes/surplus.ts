import type { Ratio } from '../../../exact/index.js'
import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of surplus. */
export interface SurplusMinutes {
  'surplus-proposed': {
    readonly year: string
    readonly decision: string
    readonly amountMinor: bigint
    readonly currency: string
  }
  'surplus-lapsed': { readonly year: string }
  /** Below zero it was a loss. */
  'surplus-shared': {
    readonly year: string
    readonly members: number
    readonly amountMinor: bigint
    readonly currency: string
  }
  /** More would be drawn to meet losses than there are. */
  'more-than-losses': { readonly amountMinor: bigint; readonly lossesMinor: bigint; readonly currency: string }
  'return-settled': MemberAmount & { readonly as: 'paid' | 'capital' }
  'more-than-owed': MemberAmount & { readonly owedMinor: bigint }
  'capital-contributed': MemberAmount
  'capital-refunded': MemberAmount
  'refund-set': MemberAmount & {
    readonly how: 'left' | 'ousted' | 'died' | 'dissolved'
    readonly contributedMinor: bigint
    readonly lossesMinor: bigint
    readonly keptMinor: bigint
    /** The days on which it is paid; none where nothing is paid back. */
    readonly due: readonly string[]
  }
  'refund-paid': MemberAmount
  'subscription-set': MemberAmount & { readonly year: string }
  'buy-out-planned': { readonly buyOut: string }
  'buy-out-paid': {
    readonly buyOut: string
    readonly payment: number
    readonly principalMinor: bigint
    readonly interestMinor: bigint
    readonly currency: string
  }
  /** `within` is empty for the level that all others are within. */
  'level-opened': { readonly level: string; readonly within: string; readonly keeps: Ratio }
  'enterprise-placed': { readonly enterprise: string; readonly level: string }
  'delegates-sent': { readonly level: string; readonly from: string; readonly delegates: readonly string[] }
}

interface MemberAmount {
  readonly member: string
  readonly amountMinor: bigint
  readonly currency: string
}

export const SURPLUS_MINUTES_EN: SentencesOf<SurplusMinutes> = {
  'surplus-proposed': (r, n) =>
    `The result of ${r.year}, ${n.money(r.amountMinor, r.currency)}, is put to the members: ${r.decision}`,
  'surplus-lapsed': (r) => `The result of ${r.year} is not shared: it was not decided`,
  'surplus-shared': (r, n) =>
    r.amountMinor < 0n
      ? `The loss of ${r.year} was met: ${n.money(-r.amountMinor, r.currency)}`
      : `The surplus of ${r.year} was shared: ${n.money(r.amountMinor, r.currency)}, with ${n.count(r.members, 'member', 'members')}`,
  'more-than-losses': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} would be drawn to meet losses, and there are ${n.money(r.lossesMinor, r.currency)} of them`,
  'return-settled': (r, n) =>
    r.as === 'paid'
      ? `${r.member} was paid ${n.money(r.amountMinor, r.currency)} of the surplus`
      : `${r.member} leaves ${n.money(r.amountMinor, r.currency)} of the surplus in the cooperative as capital`,
  'more-than-owed': (r, n) =>
    `${r.member} is owed ${n.money(r.owedMinor, r.currency)} of the surplus, and not ${n.money(r.amountMinor, r.currency)}`,
  'capital-contributed': (r, n) => `${r.member} paid in ${n.money(r.amountMinor, r.currency)} of capital`,
  'capital-refunded': (r, n) => `${r.member} was paid back ${n.money(r.amountMinor, r.currency)} of capital`,
  'refund-set': (r, n) =>
    `${r.member} ${HOW_EN[r.how]}, with a capital of ${n.money(r.contributedMinor, r.currency)}: losses take ${n.money(r.lossesMinor, r.currency)}, the cooperative keeps ${n.money(r.keptMinor, r.currency)}, and ${n.money(r.amountMinor, r.currency)} is paid back${r.due.length === 0 ? '' : ` on ${n.list(r.due)}`}`,
  'refund-paid': (r, n) => `${r.member}, who left, was paid back ${n.money(r.amountMinor, r.currency)} of capital`,
  'subscription-set': (r, n) => `${r.member} subscribes ${n.money(r.amountMinor, r.currency)} for ${r.year}`,
  'buy-out-planned': (r) => `The buy-out ${r.buyOut} was planned`,
  'buy-out-paid': (r, n) =>
    `Payment ${n.integer(r.payment)} of the buy-out ${r.buyOut} was made: ${n.money(r.principalMinor, r.currency)}, and ${n.money(r.interestMinor, r.currency)} of interest`,
  'level-opened': (r, n) =>
    `The level ${r.level} of the federation was opened${r.within === '' ? '' : `, within ${r.within}`}; it keeps ${n.percent(r.keeps)} of what comes to it`,
  'enterprise-placed': (r) => `${r.enterprise} belongs to the level ${r.level} of the federation`,
  'delegates-sent': (r, n) =>
    r.delegates.length === 0
      ? `${r.from} sends nobody to ${r.level} any more`
      : `${r.from} sends to ${r.level}: ${n.list(r.delegates)}`,
}

type How = SurplusMinutes['refund-set']['how']

const HOW_EN: Record<How, string> = { left: 'left', ousted: 'was ousted', died: 'died', dissolved: 'was dissolved' }

export const SURPLUS_MINUTES_ES: SentencesOf<SurplusMinutes> = {
  'surplus-proposed': (r, n) =>
    `El resultado de ${r.year}, ${n.money(r.amountMinor, r.currency)}, se somete a votación: ${r.decision}`,
  'surplus-lapsed': (r) => `El resultado de ${r.year} no se reparte: no se aprobó`,
  'surplus-shared': (r, n) =>
    r.amountMinor < 0n
      ? `Se cubrió la pérdida de ${r.year}: ${n.money(-r.amountMinor, r.currency)}`
      : `Se repartió el excedente de ${r.year}: ${n.money(r.amountMinor, r.currency)}, con ${n.count(r.members, 'persona socia', 'personas socias')}`,
  'more-than-losses': (r, n) =>
    `Se dispondría de ${n.money(r.amountMinor, r.currency)} para cubrir pérdidas, que son de ${n.money(r.lossesMinor, r.currency)}`,
  'return-settled': (r, n) =>
    r.as === 'paid'
      ? `${r.member} cobró ${n.money(r.amountMinor, r.currency)} del excedente`
      : `${r.member} deja ${n.money(r.amountMinor, r.currency)} del excedente en la cooperativa como capital`,
  'more-than-owed': (r, n) =>
    `A ${r.member} se le deben ${n.money(r.owedMinor, r.currency)} del excedente, no ${n.money(r.amountMinor, r.currency)}`,
  'capital-contributed': (r, n) => `${r.member} aportó ${n.money(r.amountMinor, r.currency)} al capital`,
  'capital-refunded': (r, n) => `A ${r.member} se le devolvieron ${n.money(r.amountMinor, r.currency)} de capital`,
  'refund-set': (r, n) =>
    `${r.member}, ${HOW_ES[r.how]}, tenía un capital de ${n.money(r.contributedMinor, r.currency)}: las pérdidas se llevan ${n.money(r.lossesMinor, r.currency)}, la cooperativa conserva ${n.money(r.keptMinor, r.currency)} y se devuelven ${n.money(r.amountMinor, r.currency)}${r.due.length === 0 ? '' : ` el ${n.list(r.due)}`}`,
  'refund-paid': (r, n) =>
    `A ${r.member}, que causó baja, se le devolvieron ${n.money(r.amountMinor, r.currency)} de capital`,
  'subscription-set': (r, n) => `La cuota de ${r.member} para ${r.year} es de ${n.money(r.amountMinor, r.currency)}`,
  'buy-out-planned': (r) => `Se acordó el plan de compra por el personal ${r.buyOut}`,
  'buy-out-paid': (r, n) =>
    `Se hizo el pago ${n.integer(r.payment)} de la compra por el personal ${r.buyOut}: ${n.money(r.principalMinor, r.currency)} y ${n.money(r.interestMinor, r.currency)} de intereses`,
  'level-opened': (r, n) =>
    `Se abrió el nivel ${r.level} de la federación${r.within === '' ? '' : `, dentro de ${r.within}`}; conserva el ${n.percent(r.keeps)} de lo que recibe`,
  'enterprise-placed': (r) => `${r.enterprise} pertenece al nivel ${r.level} de la federación`,
  'delegates-sent': (r, n) =>
    r.delegates.length === 0
      ? `${r.from} ya no envía a nadie a ${r.level}`
      : `${r.from} envía a ${r.level}: ${n.list(r.delegates)}`,
}

const HOW_ES: Record<How, string> = {
  left: 'al causar baja',
  ousted: 'al ser objeto de expulsión',
  died: 'al fallecer',
  dissolved: 'al disolverse',
}
