/**
 * Before anything is packed: the tag is the version of the package, the version stands in the changelog, what it writes is kept, nothing waits in .changeset, and `repository` names the repository that publishes, without which the registry refuses a
 * provenance. `--notes` prints what the changelog says of the version.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'))
const changelog = readFileSync('CHANGELOG.md', 'utf8')
const [, notes] = changelog.match(new RegExp(`^## ${version.replaceAll('.', '\\.')}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm')) ?? []

if (process.argv.includes('--notes')) console.log(notes.trim())
else {
  const { GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: home } = process.env
  const waiting = readdirSync('.changeset').filter((name) => name.endsWith('.md') && name !== 'README.md')
  const url = typeof repository === 'string' ? repository : repository?.url
  const troubles = [
    tag !== `v${version}` && `the tag is ${tag}, the version ${version}`,
    notes === undefined && `CHANGELOG.md has nothing of ${version}`,
    !existsSync(`test/released/${version}`) && `test/released/${version} is not there: npm run release:version`,
    waiting.length > 0 && `changesets wait: ${waiting.join(', ')}`,
    url?.replace(/\.git$/, '').endsWith(`/${home}`) !== true && `"repository" in package.json is ${url}, and this is ${home}`,
  ].filter((trouble) => trouble !== false)
  for (const trouble of troubles) console.error(trouble)
  if (troubles.length > 0) process.exitCode = 1
}
