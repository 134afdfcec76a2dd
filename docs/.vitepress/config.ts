import { defineConfig } from 'vitepress'
import { policyOf } from './csp.js'
import { noDeadLinks } from './dead-links.js'
import { inlineDiagrams } from './diagrams.js'
import { fileNames } from './file-names.js'
import { writeForReadersThatAreProgrammes } from './llms.js'
import { navigation, sidebar } from './navigation.js'
import { repositoryLinks } from './repository-links.js'
import { searched } from './search.js'

/** Where the site will stand: `/` or, say, `/coop-rules/`. */
const base = process.env['DOCS_BASE'] ?? '/'

export default defineConfig({
  title: 'coop-rules',
  description: 'The rules cooperatives decide by, as a library: exact, explained, cited.',
  base,
  outDir: '../.work/site',
  cacheDir: '../.work/site-cache',
  cleanUrls: true,
  // What is said of a page is a file like others, so that the policy below need not allow a script of its own on each page.
  metaChunk: true,
  // A folder is read from its README on the shelf, and from its index on the site.
  rewrites: { 'readings/README.md': 'readings/index.md', 'why/README.md': 'why/index.md' },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}mark.svg` }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  locales: {
    root: { label: 'English', lang: 'en' },
    es: {
      label: 'Español',
      lang: 'es',
      description: 'Las reglas con que deciden las cooperativas, como biblioteca: exactas, explicadas, citadas.',
      themeConfig: {
        nav: navigation('es'),
        sidebar: sidebar('es'),
        outline: { level: [2, 3], label: 'En esta página' },
        docFooter: { prev: 'Anterior', next: 'Siguiente' },
        darkModeSwitchLabel: 'Apariencia',
        lightModeSwitchTitle: 'Pasar al tema claro',
        darkModeSwitchTitle: 'Pasar al tema oscuro',
        sidebarMenuLabel: 'Menú',
        returnToTopLabel: 'Volver arriba',
        langMenuLabel: 'Cambiar de idioma',
        skipToContentLabel: 'Ir al contenido',
        notFound: {
          title: 'No hay tal página',
          quote: 'Quizá se movió. La búsqueda, arriba, conoce todas las que hay.',
          linkLabel: 'ir al inicio',
          linkText: 'Al inicio',
        },
        footer: { message: 'Licencia MIT. Nada de esto es asesoramiento jurídico.' },
      },
    },
  },
  themeConfig: {
    nav: navigation('en'),
    sidebar: sidebar('en'),
    // Not every page is there in both languages.
    i18nRouting: false,
    outline: { level: [2, 3] },
    logo: { src: '/mark.svg', alt: '' },
    notFound: {
      title: 'No such page',
      quote: 'It may have moved. The search above knows every page there is.',
      linkLabel: 'go to home',
      linkText: 'Home',
    },
    footer: { message: 'MIT licence. No part of this is legal advice.' },
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        _render: searched,
        locales: {
          es: {
            translations: {
              button: { buttonText: 'Buscar', buttonAriaLabel: 'Buscar' },
              modal: {
                displayDetails: 'Mostrar detalles',
                resetButtonTitle: 'Borrar la búsqueda',
                backButtonTitle: 'Cerrar la búsqueda',
                noResultsText: 'Nada encontrado para',
                footer: {
                  selectText: 'elegir',
                  selectKeyAriaLabel: 'Intro',
                  navigateText: 'moverse',
                  navigateUpKeyAriaLabel: 'flecha arriba',
                  navigateDownKeyAriaLabel: 'flecha abajo',
                  closeText: 'cerrar',
                  closeKeyAriaLabel: 'Escape',
                },
              },
            },
          },
        },
      },
    },
  },
  markdown: {
    // Colours with at least 4.5 of contrast on the ground of code in both themes.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (md) => {
      repositoryLinks(md)
      inlineDiagrams(md)
      fileNames(md)
      // What is indented is code as much as what stands between fences, and scrolls like it.
      md.renderer.rules.code_block = (...args) => md.renderer.rules.fence?.(...args) ?? ''
    },
  },
  // The index of the search is one file, and only whoever searches loads it.
  vite: { build: { chunkSizeWarningLimit: 1500 } },
  transformHtml: (html) => policyOf(html),
  buildEnd: (built) => {
    writeForReadersThatAreProgrammes(built)
    noDeadLinks(built)
  },
})
