import type { Locale } from 'coop-rules/problems'

/** What the desk says on the terminal. */
export interface TerminalWords {
  readonly help: string
  readonly seeHelp: string
  readonly unknownOption: (name: string) => string
  readonly unknownWord: (word: string) => string
  readonly needsValue: (name: string) => string
  readonly takesNoValue: (name: string) => string
  readonly onlyFresh: (name: string) => string
  readonly notWithFresh: (name: string) => string
  readonly noHost: string
  readonly wrongPort: (text: string) => string
  readonly wrongStore: (text: string) => string
  readonly wrongOrigin: (text: string) => string
  readonly wrongCoop: (text: string) => string
  readonly wrongTimeZone: (text: string) => string
  readonly portTaken: (port: number) => string
  readonly noStore: (url: string, reason: string) => string
  readonly wrongCharter: (charter: string) => string
  readonly noCharter: (charter: string, presets: string) => string
  readonly foundedAlready: (coop: string) => string
  readonly otherCharter: (coop: string) => string
  readonly firstFounder: string
  readonly whichCoop: (coops: string) => string
  readonly noCoop: (coop: string, coops: string) => string
  readonly notFounded: (coop: string) => string
  readonly noMember: (name: string, names: string) => string
  readonly severalMembers: (name: string, ids: string) => string
  readonly link: (name: string, title: string) => string
  readonly linkTold: string
  readonly open: string
  readonly links: string
  readonly found: (title: string, name: string) => string
  readonly onlyHere: string
  readonly empty: string
  readonly stop: string
  readonly stopping: string
}

const en: TerminalWords = {
  help: `The voting desk: cooperatives in the browser, on this machine.

  npm start                      two cooperatives with a year behind them, to look around in
  npm run desk -- --fresh        a new cooperative, which its founders found in the browser
  npm run desk                   the cooperatives that were begun so

  --store URL          where everything is kept: file:/path/desk.db (SQLite), postgres://…, nats://…
                       Without it, a SQLite file in the folder COOP_DATA, or .data.
  --without-demo       no cooperatives of the demonstration (npm run desk says it)
  --fresh              begins a new cooperative and prints the link for whoever founds it
    --charter CHARTER  its charter: a file, or a preset such as we-just-coop (the default)
    --coop NAME        its name in addresses: small letters, digits and hyphens
    --name NAME        the name of whoever founds it
    --founders NAMES   the names of the others, with commas between
  --link NAME          prints a new link that signs this member in, for where nobody can, and ends; all members are told
    --coop NAME        of which cooperative, where there are several
  --port NUMBER        the port (or PORT); without it, 4380 or the next that is free
  --origin ORIGIN      the address by which people reach it, behind TLS: https://desk.example
  --behind-proxy       believes X-Forwarded-For, for a proxy of yours sets it
  --time-zone ZONE     whose midnight counts, such as Europe/Madrid; without it, this machine's
  --help               this

It answers on 127.0.0.1 alone. Ctrl-C stops it, once what is under way is saved.
`,
  seeHelp: 'See --help.',
  unknownOption: (name) => `There is no option ${name}.`,
  unknownWord: (word) => `There is no command “${word}”.`,
  needsValue: (name) => `${name} needs a value.`,
  takesNoValue: (name) => `${name} takes no value.`,
  onlyFresh: (name) => `${name} goes with --fresh.`,
  notWithFresh: (name) => `${name} does not go with --fresh.`,
  noHost: 'There is no --host: the desk answers on 127.0.0.1 alone. Put a server with TLS before it and say --origin.',
  wrongPort: (text) => `“${text}” is no port: it is a number from 1 to 65535.`,
  wrongStore: (text) => `“${text}” is no address of a store: it begins with file:, postgres:// or nats://.`,
  wrongOrigin: (text) =>
    `“${text}” is no origin for passkeys: it is like https://desk.example, without a path, or http://localhost:4380.`,
  wrongCoop: (text) => `“${text}” cannot be a name in addresses: small letters, digits and hyphens can.`,
  wrongTimeZone: (text) => `“${text}” is no time zone: one is like Europe/Madrid.`,
  portTaken: (port) => `Something else answers on port ${String(port)} already.`,
  noStore: (url, reason) => `The store ${url} could not be opened: ${reason}`,
  wrongCharter: (charter) => `The charter ${charter} cannot be used:`,
  noCharter: (charter, presets) => `There is no charter ${charter}: neither a file nor one of ${presets}.`,
  foundedAlready: (coop) =>
    `There is a cooperative ${coop} already, and it is founded. Begin without --fresh, or say another --coop.`,
  otherCharter: (coop) =>
    `There is a cooperative ${coop} already, and it begins with another charter. Say another --coop.`,
  firstFounder: 'First founder',
  whichCoop: (coops) => `Say which cooperative it is, by --coop: ${coops}.`,
  noCoop: (coop, coops) => `There is no cooperative ${coop} here${coops === '' ? '' : `: there is ${coops}`}.`,
  notFounded: (coop) => `The cooperative ${coop} is not founded yet: --fresh prints a new link for whoever founds it.`,
  noMember: (name, names) => `Nobody in the register is called “${name}”. In it are: ${names}.`,
  severalMembers: (name, ids) =>
    `Several in the register are called “${name}”. Say which, by the name in the log: ${ids}.`,
  link: (name, title) => `With this link ${name} signs in to “${title}”, once, within two days:`,
  linkTold:
    'It opens where the desk answers, which need not be stopped for this. Using it removes their old passkeys. All members with a vote are told that it was printed.',
  open: 'The desk is open:',
  links: 'Links to sign in, each good for one use and one day:',
  found: (title, name) => `${name} founds “${title}” here, once, within seven days:`,
  onlyHere: 'It opens on this computer only; for links that others can open, see --origin.',
  empty: 'There is no cooperative here yet: begin one with --fresh.',
  stop: 'Ctrl-C stops it.',
  stopping: 'Stopping: what is under way is finished.',
}

const es: TerminalWords = {
  help: `La mesa de votación: cooperativas en el navegador, en esta máquina.

  npm start                      dos cooperativas con un año de vida, para mirar y probar
  npm run desk -- --fresh        una cooperativa nueva, que se funda en el navegador
  npm run desk                   las cooperativas que se empezaron así

  --store URL          dónde se guarda todo: file:/ruta/desk.db (SQLite), postgres://…, nats://…
                       Sin ello, un archivo de SQLite en la carpeta COOP_DATA, o en .data.
  --without-demo       sin las cooperativas de demostración (lo dice npm run desk)
  --fresh              empieza una cooperativa e imprime el enlace de quien la funda
    --charter ESTATUTO su estatuto: un archivo o un modelo como we-just-coop (el de partida)
    --coop NOMBRE      su nombre en las direcciones: minúsculas, cifras y guiones
    --name NOMBRE      el nombre de quien la funda
    --founders NOMBRES los nombres de las demás personas, separados por comas
  --link NOMBRE        imprime un nuevo enlace con el que entra este miembro, para cuando nadie puede, y acaba; se dice a todos los miembros
    --coop NOMBRE      de qué cooperativa, donde hay varias
  --port NÚMERO        el puerto (o PORT); sin ello, 4380 o el siguiente libre
  --origin ORIGEN      la dirección por la que se llega, con TLS: https://desk.example
  --behind-proxy       cree X-Forwarded-For, porque lo pone un proxy propio
  --time-zone ZONA     de quién es la medianoche que cuenta, como Europe/Madrid; sin ello, de esta máquina
  --help               esto

Solo responde en 127.0.0.1. Ctrl-C la para, cuando lo que está en curso queda guardado.
`,
  seeHelp: 'Mira --help.',
  unknownOption: (name) => `No hay opción ${name}.`,
  unknownWord: (word) => `No hay orden «${word}».`,
  needsValue: (name) => `${name} necesita un valor.`,
  takesNoValue: (name) => `${name} no lleva valor.`,
  onlyFresh: (name) => `${name} va con --fresh.`,
  notWithFresh: (name) => `${name} no va con --fresh.`,
  noHost: 'No hay --host: la mesa solo responde en 127.0.0.1. Pon delante un servidor con TLS y di --origin.',
  wrongPort: (text) => `«${text}» no es un puerto: es un número de 1 a 65535.`,
  wrongStore: (text) => `«${text}» no es la dirección de un almacén: empieza por file:, postgres:// o nats://.`,
  wrongOrigin: (text) =>
    `«${text}» no es un origen para claves de acceso: es como https://desk.example, sin ruta, o http://localhost:4380.`,
  wrongCoop: (text) => `«${text}» no puede ser un nombre en direcciones: valen minúsculas, cifras y guiones.`,
  wrongTimeZone: (text) => `«${text}» no es una zona horaria: una es como Europe/Madrid.`,
  portTaken: (port) => `Otra cosa responde ya en el puerto ${String(port)}.`,
  noStore: (url, reason) => `No se pudo abrir el almacén ${url}: ${reason}`,
  wrongCharter: (charter) => `El estatuto ${charter} no sirve:`,
  noCharter: (charter, presets) => `No hay estatuto ${charter}: ni un archivo ni uno de ${presets}.`,
  foundedAlready: (coop) => `Ya hay una cooperativa ${coop}, y está fundada. Empieza sin --fresh, o di otro --coop.`,
  otherCharter: (coop) => `Ya hay una cooperativa ${coop}, y empieza con otro estatuto. Di otro --coop.`,
  firstFounder: 'Primera persona fundadora',
  whichCoop: (coops) => `Di de qué cooperativa, con --coop: ${coops}.`,
  noCoop: (coop, coops) => `Aquí no hay ninguna cooperativa ${coop}${coops === '' ? '' : `: hay ${coops}`}.`,
  notFounded: (coop) => `La cooperativa ${coop} aún no está fundada: --fresh imprime otro enlace para quien la funda.`,
  noMember: (name, names) => `Nadie en el libro de miembros se llama «${name}». Están: ${names}.`,
  severalMembers: (name, ids) =>
    `En el libro de miembros varias personas se llaman «${name}». Di cuál, con su nombre en el registro: ${ids}.`,
  link: (name, title) => `Con este enlace ${name} entra en «${title}», una sola vez, en dos días:`,
  linkTold:
    'Se abre donde responde la mesa, que no hace falta parar para esto. Al usarlo se retiran sus llaves antiguas. Se dice a todos los miembros con voto que se imprimió.',
  open: 'La mesa está abierta:',
  links: 'Enlaces para entrar, cada uno para una sola vez y un día:',
  found: (title, name) => `${name} funda «${title}» aquí, una sola vez, en siete días:`,
  onlyHere: 'Solo se abre en este ordenador; para enlaces que abran otras personas, véase --origin.',
  empty: 'Aquí no hay aún ninguna cooperativa: empieza una con --fresh.',
  stop: 'Ctrl-C la para.',
  stopping: 'Parando: se acaba lo que está en curso.',
}

export const TERMINAL: Readonly<Record<Locale, TerminalWords>> = { en, es }
