import { views } from 'coop-rules/cooperative'
import type { Child } from 'hono/jsx'
import { Button, Checks, Field, Form, Refused, Select } from '../../kernel/parts.js'
import type { Asked, Given, Refusal } from '../../kernel/route.js'
import { amountTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { type CircleView, circleIn, roundTitle } from './find.js'
import { daysFrom, peopleAs } from './people.js'

const KINDS = ['matter', 'place', 'mandate', 'link', 'admission', 'role'] as const
type Kind = (typeof KINDS)[number]

/** What a circle is asked for consent to: a form for each kind of question. */
export async function startPage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const circle = circleIn(asked, asked.param('circle'))
  const kind = KINDS.find((one) => one === asked.param('kind'))
  if (circle === undefined || kind === undefined) return asked.notFound()
  const { me, today } = asked
  const to = `/circles/${circle.circle}/start/${kind}`
  const sent = asked.c.req.method === 'POST'
  const people = await peopleAs(asked, circle.members)
  const takesUp = sent ? asked.field('takesUp') : (asked.query('takesUp') ?? '')
  const reviews = sent ? asked.field('reviews') : (asked.query('reviews') ?? '')
  const rests = await restsOn(asked, circle, takesUp, reviews)
  return asked.page(
    {
      title: t[kind],
      back: [asked.path(`/circles/${circle.circle}`), asked.titleOf('circles', circle.circle)],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{t[`${kind}Text`]}</p>
          {rests === undefined ? null : <p class="note">{rests}</p>}
          <Form to={to} asked={asked}>
            <input type="hidden" name="takesUp" value={takesUp} />
            <input type="hidden" name="reviews" value={reviews} />
            {await fieldsOf(asked, circle, kind, { takesUp, reviews })}
            {kind === 'role' ? null : (
              <Field
                name="reviewOn"
                label={t.reviewOn}
                hint={t.reviewHint}
                type="date"
                value={asked.field('reviewOn') || daysFrom(today, 365)}
              />
            )}
            <Select
              name="facilitator"
              label={t.facilitator}
              hint={t.facilitatorHint}
              options={people}
              chosen={asked.field('facilitator') || me}
            />
            <Checks
              name="present"
              legend={t.present}
              hint={t.presentHint}
              options={people}
              ticked={sent ? asked.fields('present') : circle.members}
            />
            <Button>{t.begin}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** On what earlier round this one rests, said in words. */
const restsOn = async (
  asked: Asked,
  circle: CircleView,
  takesUp: string,
  reviews: string,
): Promise<string | undefined> => {
  const t = asked.words(WORDS)
  const up = views.circles.mattersToTakeUp(asked.state, circle.circle).find(({ round }) => round === takesUp)
  if (up !== undefined) return t.takesUp(await roundTitle(asked, up.round, up.subject))
  const agreed = views.circles.agreements(asked.state).find(({ round }) => round === reviews)
  return agreed === undefined ? undefined : t.reviewsIt(await roundTitle(asked, agreed.round, agreed.subject))
}

const fieldsOf = async (
  asked: Asked,
  circle: CircleView,
  kind: Kind,
  on: { readonly takesUp: string; readonly reviews: string },
): Promise<Child> => {
  const t = asked.words(WORDS)
  const { state, titleOf, charter } = asked
  const all = views.circles.circles(state)
  const within = all.filter(({ wider }) => wider === circle.circle)
  const circlesAs = (some: readonly CircleView[]) =>
    some.map(({ circle: value }) => ({ value, label: titleOf('circles', value) }))
  const wording = (label: string, text = '') => (
    <Field
      name="wording"
      label={label}
      hint={t.wordingHint}
      type="textarea"
      rows={5}
      value={asked.field('wording') || text}
    />
  )
  switch (kind) {
    case 'matter': {
      const up = views.circles.mattersToTakeUp(state, circle.circle).find(({ round }) => round === on.takesUp)
      const agreed = views.circles.agreements(state).find(({ round }) => round === on.reviews)
      const fixed = [up?.subject, agreed?.subject].flatMap((one) => (one?.kind === 'matter' ? [one.matter] : []))
      const matters = fixed.length > 0 ? fixed : circle.matters
      return (
        <>
          <Field name="title" label={t.title} hint={t.titleHint} value={asked.field('title')} />
          <Select
            name="matter"
            label={t.ofMatter}
            options={matters.map((value) => ({ value, label: titleOf('matters', value) }))}
            chosen={asked.field('matter')}
          />
          {wording(t.wording, agreed === undefined ? '' : await asked.textOf(agreed.wording))}
        </>
      )
    }
    case 'place': {
      const open = [circle, ...within.filter(({ members }) => members.length === 0)]
      const candidates = [...new Set(open.flatMap(({ applicants }) => applicants))]
      if (candidates.length === 0) return <p class="note warn">{t.nobodyAsks}</p>
      return (
        <>
          <Select
            name="candidate"
            label={t.candidate}
            options={await peopleAs(asked, candidates)}
            chosen={asked.field('candidate')}
          />
          <Select name="into" label={t.into} options={circlesAs(open)} chosen={asked.field('into')} />
        </>
      )
    }
    case 'mandate': {
      const domain = [...new Set(within.flatMap(({ circle: id }) => charter.circles?.[id]?.domain ?? []))]
      return (
        <>
          <Select name="into" label={t.toCircle} options={circlesAs(within)} chosen={asked.field('into')} />
          <Checks
            name="domain"
            legend={t.matters}
            hint={t.mattersHint}
            options={domain.map((value) => ({ value, label: titleOf('matters', value) }))}
            ticked={asked.fields('domain')}
          />
          <Field
            name="budget"
            label={t.budget}
            hint={t.emptyHint}
            inputmode="decimal"
            unit={charter.currency}
            value={asked.field('budget')}
          />
          <Field
            name="perDecision"
            label={t.perDecision}
            hint={t.emptyHint}
            inputmode="decimal"
            unit={charter.currency}
            value={asked.field('perDecision')}
          />
          <Field name="until" label={t.lastDay} hint={t.lastDayHint} type="date" value={asked.field('until')} />
          {wording(t.why)}
        </>
      )
    }
    case 'link': {
      const pairs = [...within, ...(circle.wider === undefined ? [] : [circle])]
      return (
        <>
          <Select name="into" label={t.narrower} options={circlesAs(pairs)} chosen={asked.field('into')} />
          <Select
            name="candidate"
            label={t.linkWho}
            hint={t.linkHint}
            options={await peopleAs(asked, circle.members)}
            chosen={asked.field('candidate')}
          />
        </>
      )
    }
    case 'admission': {
      const { applicants } = views.members.register(state)
      if (applicants.length === 0) return <p class="note warn">{t.nobodyApplies}</p>
      return (
        <Select
          name="candidate"
          label={t.candidate}
          options={
            await peopleAs(
              asked,
              applicants.map(({ member }) => member),
            )
          }
          chosen={asked.field('candidate')}
        />
      )
    }
    case 'role': {
      const known = Object.keys(circle.roles)
      return (
        <>
          {known.length === 0 ? null : (
            <Select
              name="role"
              label={t.knownRole}
              options={[{ value: '', label: t.newRole }, ...(await peopleAs(asked, known))]}
              chosen={asked.field('role')}
            />
          )}
          <Field name="title" label={t.roleName} hint={t.roleNameHint} value={asked.field('title')} />
          <Field name="from" label={t.from} type="date" value={asked.field('from') || asked.today} />
          <Field name="until" label={t.until} type="date" value={asked.field('until') || daysFrom(asked.today, 365)} />
          {circle.wider === undefined ? null : (
            <Checks
              name="links"
              legend={t.links}
              options={[{ value: circle.circle, label: t.linksIt(titleOf('circles', circle.wider)) }]}
              ticked={asked.fields('links')}
            />
          )}
        </>
      )
    }
  }
}

/** Begins a round, by what the form says. */
export async function startRound(asked: Asked) {
  const circle = asked.param('circle')
  const { field } = asked
  const kind = KINDS.find((one) => one === asked.param('kind'))
  if (kind === undefined || circleIn(asked, circle) === undefined) return asked.notFound()
  const round = asked.newId('r')
  const present = asked.fields('present')
  const people = { facilitator: field('facilitator'), present }
  if (kind === 'role') {
    const role = field('role') || asked.newId('role')
    if (field('role') === '' && field('title') !== '') asked.rename(role, field('title'))
    const links = asked.fields('links')[0]
    return asked.give(
      {
        type: 'start-selection',
        round,
        circle,
        role,
        from: field('from'),
        until: field('until'),
        ...(links === undefined ? {} : { links }),
        ...people,
      },
      (refusal) => startPage(asked, refusal),
    )
  }
  if (field('title') !== '') asked.rename(round, field('title'))
  const wording = field('wording')
  const given: Given = {
    type: 'start-round',
    round,
    circle,
    subject: subjectOf(asked, kind),
    ...(wording === '' ? {} : { wording: await asked.keepText(wording) }),
    reviewOn: field('reviewOn'),
    ...people,
    ...(field('takesUp') === '' ? {} : { takesUp: field('takesUp') }),
    ...(field('reviews') === '' ? {} : { reviews: field('reviews') }),
  }
  return asked.give(given, (refusal) => startPage(asked, refusal))
}

const subjectOf = (asked: Asked, kind: Exclude<Kind, 'role'>): object => {
  const { field, charter, state } = asked
  switch (kind) {
    case 'matter':
      return { kind, matter: field('matter') }
    case 'place':
      return { kind, circle: field('into'), candidate: field('candidate') }
    case 'link':
      return { kind, narrower: field('into'), member: field('candidate') }
    case 'admission': {
      const applicant = field('candidate')
      const found = views.members.register(state).applicants.find(({ member }) => member === applicant)
      return { kind, applicant, memberClass: found?.memberClass ?? '' }
    }
    case 'mandate': {
      const amount = (name: string) => amountTyped(field(name), charter.currency) ?? field(name)
      return {
        kind,
        circle: field('into'),
        domain: asked.fields('domain'),
        ...(field('budget') === '' ? {} : { budgetMinor: amount('budget') }),
        ...(field('perDecision') === '' ? {} : { perDecisionMinor: amount('perDecision') }),
        ...(field('until') === '' ? {} : { until: field('until') }),
      }
    }
  }
}

const WORDS = wordsOf({
  matter: ['Bring a proposal', 'Traer una propuesta'],
  matterText: [
    'A proposal on a matter of the circle. It is agreed on when everybody was asked and no upheld objection stands.',
    'Una propuesta sobre un asunto del círculo. Queda acordada cuando se ha preguntado a todas las personas y no queda en pie ninguna objeción admitida.',
  ],
  place: ['Take somebody in', 'Acoger a alguien'],
  placeText: [
    'Somebody who asked to join: this circle, or one within it that has nobody yet.',
    'Alguien que pidió entrar en este círculo, o en uno interior donde aún no hay nadie.',
  ],
  mandate: ['Lend a mandate', 'Prestar un mandato'],
  mandateText: [
    'This circle lends authority to one within it, over some matters, with a budget where money is needed, until a day.',
    'Este círculo presta autoridad a uno interior sobre algunos asuntos, con presupuesto si hace falta dinero, hasta un día.',
  ],
  link: ['Send somebody to link', 'Enviar a alguien de enlace'],
  linkText: [
    'Two people sit in both circles, so that both hear each other: one sent by the wider circle, one by the narrower.',
    'Dos personas están en ambos círculos para que se escuchen: una la envía el círculo más amplio y otra el interior.',
  ],
  admission: ['Admit a new member', 'Admitir a un nuevo miembro'],
  admissionText: [
    'Somebody who asked to become a member of the cooperative.',
    'Alguien que pidió ser miembro de la cooperativa.',
  ],
  role: ['Select somebody for a role', 'Seleccionar para una función'],
  roleText: [
    'Everybody names somebody and says why; after hearing the reasons one may change. Then the facilitator puts one of those named forward and asks for consent.',
    'Cada cual nombra a alguien y dice por qué; tras oír las razones se puede cambiar. Después quien facilita propone a una de las personas nombradas y pide consentimiento.',
  ],
  title: ['In a few words', 'En pocas palabras'],
  titleHint: ['What it is called in lists.', 'Cómo se llama en las listas.'],
  ofMatter: ['Which matter it is of', 'De qué asunto es'],
  wording: ['The wording', 'La redacción'],
  wordingHint: ['These very words are what is consented to.', 'Se consiente exactamente a estas palabras.'],
  candidate: ['Who', 'Quién'],
  into: ['Into which circle', 'En qué círculo'],
  nobodyAsks: [
    'Nobody asks to join now. Whoever wants to joins by asking on the page of the circle.',
    'Ahora nadie pide entrar. Quien quiera lo pide en la página del círculo.',
  ],
  nobodyApplies: ['Nobody asks to become a member now.', 'Ahora nadie pide ser miembro.'],
  toCircle: ['To which circle', 'A qué círculo'],
  matters: ['Over which matters', 'Sobre qué asuntos'],
  mattersHint: ['Only those of its domain can be lent.', 'Solo se prestan los de su ámbito.'],
  budget: ['Budget', 'Presupuesto'],
  perDecision: ['At most for one decision', 'Como máximo por decisión'],
  emptyHint: ['Leave empty where none is lent.', 'Déjalo vacío si no se presta.'],
  lastDay: ['Last day', 'Último día'],
  lastDayHint: ['Leave empty for as long as the charter has it.', 'Déjalo vacío para el plazo de los estatutos.'],
  why: ['What it is for', 'Para qué es'],
  narrower: ['Which circle is linked', 'Qué círculo se enlaza'],
  linkWho: ['Who links it', 'Quién lo enlaza'],
  linkHint: ['Somebody who is in both circles.', 'Alguien que está en ambos círculos.'],
  knownRole: ['Role', 'Función'],
  newRole: ['A new one', 'Una nueva'],
  roleName: ['Name of a new role', 'Nombre de una función nueva'],
  roleNameHint: ['Such as: secretary.', 'Por ejemplo: secretaría.'],
  from: ['From', 'Desde'],
  until: ['Until', 'Hasta'],
  links: ['Link', 'Enlace'],
  linksIt: [
    (wider: string) => `Whoever has it also links this circle with “${wider}”`,
    (wider: string) => `Quien la tenga enlaza además este círculo con «${wider}»`,
  ],
  reviewOn: ['To be reviewed on', 'Se revisa el'],
  reviewHint: [
    'It holds after that day too, until it is changed; but then it is time to look at it.',
    'Sigue vigente después hasta que se cambie; pero entonces toca mirarlo.',
  ],
  facilitator: ['Who facilitates', 'Quién facilita'],
  facilitatorHint: [
    'Leads through the round; whom it is about cannot.',
    'Conduce la ronda; no puede ser la persona de quien se trata.',
  ],
  present: ['Who is present', 'Quién está presente'],
  presentHint: ['Others may join while the round goes on.', 'Otras personas pueden incorporarse durante la ronda.'],
  begin: ['Begin the round', 'Empezar la ronda'],
  takesUp: [
    (what: string) => `This circle takes up what found no consent in a narrower one: ${what}.`,
    (what: string) => `Este círculo se ocupa de lo que no encontró consentimiento en uno interior: ${what}.`,
  ],
  reviewsIt: [
    (what: string) => `What is agreed here takes the place of: ${what}.`,
    (what: string) => `Lo que se acuerde aquí sustituye a: ${what}.`,
  ],
})
