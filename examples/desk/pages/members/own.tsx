import { kept } from '../../kernel/act.js'
import { beforeIn, Happenings } from '../../kernel/happenings.js'
import { Button, Field, Form, Refused } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { isPersonName } from '../../kernel/unseen.js'
import { wordsOf } from '../../kernel/words.js'
import { forgetNames } from './people.js'

/** Correcting or erasing one's own name: it lies beside the log. Nobody corrects another's. */
export const namePage = async (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const { me } = asked
  if (asked.param('member') !== me) return asked.notFound()
  const to = `/members/${encodeURIComponent(me)}/name`
  const name = await asked.nameOf(me)
  const saved = asked.query('saved')
  return asked.page(
    {
      title: saved === undefined ? t.title : t.saved,
      back: [asked.path(`/members/${encodeURIComponent(me)}`), name],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          {saved === undefined ? (
            <>
              <p>{t.about}</p>
              <Form to={to} asked={asked}>
                <Field name="name" label={t.label} value={kept(asked, to)('name', name === me ? '' : name)} required />
                <Button>{t.save}</Button>
              </Form>
              <h2>{t.erase}</h2>
              <p>{t.eraseText}</p>
              <Form to={`${to}/erase`} asked={asked}>
                <Button quiet>{t.erase}</Button>
              </Form>
            </>
          ) : (
            <div class="note">
              <p>{name === me ? t.erased(me) : t.now(name)}</p>
            </div>
          )}
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

export const rename = async (asked: Asked) => {
  const { me, house } = asked
  if (asked.param('member') !== me) return asked.page(notYours(asked), 403)
  const name = asked.field('name').replace(/\s+/g, ' ')
  if (!isPersonName(name)) return namePage(asked, { words: [asked.words(WORDS).needsName] })
  await house.names.rename(me, name)
  forgetNames(house)
  return asked.redirect(`/members/${encodeURIComponent(me)}/name?saved=1`)
}

export const eraseName = async (asked: Asked) => {
  const { me, house } = asked
  if (asked.param('member') !== me) return asked.page(notYours(asked), 403)
  await house.names.erase('names', me)
  forgetNames(house)
  return asked.redirect(`/members/${encodeURIComponent(me)}/name?saved=1`)
}

/** Everything that the log says about whoever asks, the newest first: what they may ask to be given. */
export const logPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const { me } = asked
  if (asked.param('member') !== me) return asked.notFound()
  const { entries, older } = await asked.house.history.page({
    viewer: me,
    about: me,
    ...beforeIn(asked),
  })
  const self = `/members/${encodeURIComponent(me)}`
  return asked.page({
    title: t.log,
    back: [asked.path(self), await asked.nameOf(me)],
    body: (
      <>
        <p>{t.logAbout}</p>
        <Happenings asked={asked} entries={entries} older={older} none={t.nothing} at={`${self}/log`} />
      </>
    ),
  })
}

const notYours = (asked: Asked) => {
  const t = asked.words(WORDS)
  return { title: t.notYours, body: <p>{t.notYoursText}</p> }
}

const WORDS = wordsOf({
  title: ['My name', 'Mi nombre'],
  saved: ['Your name was saved', 'Tu nombre se ha guardado'],
  about: [
    'Your name lies beside the log, which knows you by an id only. What you change here changes on every page, also on those that tell what happened before.',
    'Tu nombre está fuera del registro, que solo te conoce por un identificador. Lo que cambies aquí cambia en todas las páginas, también en las que cuentan lo de antes.',
  ],
  label: ['Name', 'Nombre'],
  save: ['Save my name', 'Guardar mi nombre'],
  erase: ['Erase my name', 'Borrar mi nombre'],
  eraseText: [
    'Your id stands in its place from then on, on every page. You can give a name again.',
    'En su lugar quedará tu identificador en todas las páginas. Puedes volver a dar un nombre.',
  ],
  now: [(name: string) => `From now on you are called ${name}.`, (name: string) => `Desde ahora te llamas ${name}.`],
  erased: [
    (id: string) => `Your name is erased. Pages call you ${id}.`,
    (id: string) => `Tu nombre está borrado. Las páginas te llaman ${id}.`,
  ],
  needsName: [
    'A name has at most 80 letters, and no signs that cannot be seen.',
    'Un nombre tiene como mucho 80 letras y ningún signo invisible.',
  ],
  notYours: ['This is not your name', 'Este no es tu nombre'],
  notYoursText: [
    'Everyone corrects their own name. Nothing was saved.',
    'Cada quien corrige su propio nombre. No se guardó nada.',
  ],
  log: ['What the log says about me', 'Lo que el registro dice de mí'],
  logAbout: [
    'Everything that names you, the newest first. Secret ballots are not in the log at all.',
    'Todo lo que te nombra, de lo más nuevo a lo más antiguo. Las papeletas secretas no están en el registro.',
  ],
  nothing: ['Nothing in the log names you.', 'Nada en el registro te nombra.'],
})
