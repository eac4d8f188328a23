import { ActionIcon, Button, Kbd, Text, Tooltip } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { sessionEnded } from '../api/query-client.ts'
import { useStore } from '../api/store.ts'
import { useT } from '../i18n/index.tsx'
import { subjects } from '../subjects.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Banner } from './Banner.tsx'
import { Brand } from './Brand.tsx'
import classes from './Frame.module.css'
import { useCan, useMe } from './me.ts'
import { Search } from './Search.tsx'
import { useShortcut } from './shortcuts.ts'
import { Watermark } from './Watermark.tsx'

const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx'))
const SessionEnded = lazy(() => import('./SessionEnded.tsx'))

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function Frame() {
  const t = useT()
  const { demonstration, role } = useMe()
  const guest = role === 'partner_guest'
  const [help, setHelp] = useState(false)
  const ended = useStore(sessionEnded)
  const main = useRef<HTMLElement>(null)
  useShortcut('?', 'shell.shortcuts.help', () => setHelp(true))

  return (
    <div className={classes.root} data-bare={guest || undefined}>
      {/* biome-ignore lint/a11y/useValidAnchor: it is a link; the address alone would lose the filter kept in it */}
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label={t('shell.home')}>
          <Brand />
        </Link>
        {!guest && (
          <Button
            variant="default"
            classNames={{ root: classes.search, inner: classes.searchInner, label: classes.searchLabel }}
            leftSection={<IconSearch size={16} />}
            rightSection={<Kbd size="xs">{apple ? '⌘ K' : 'Ctrl K'}</Kbd>}
            onClick={() => spotlight.open()}
          >
            {t('shell.search.open')}
          </Button>
        )}
        <span className={classes.spring} />
        {demonstration && (
          <Text size="xs" fw={600} className={classes.demonstration}>
            {t('shell.demonstration')}
          </Text>
        )}
        <Tooltip label={t('shell.shortcuts.title')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('shell.shortcuts.title')}
            onClick={() => setHelp(true)}
          >
            <IconKeyboard size={20} />
          </ActionIcon>
        </Tooltip>
        <AccountMenu />
      </header>
      {!guest && <Subjects />}
      <main id="main" ref={main} tabIndex={-1} className={classes.main} data-scroll-restoration-id="main">
        <Banner />
        <Outlet />
      </main>
      {!guest && <Search />}
      {demonstration && <Watermark />}
      <Suspense>
        {help && <ShortcutHelp onClose={() => setHelp(false)} />}
        {ended && <SessionEnded />}
      </Suspense>
    </div>
  )
}

function Subjects() {
  const t = useT()
  const can = useCan()
  const { routesByPath } = useRouter()
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <nav className={classes.side} aria-label={t('shell.nav.title')}>
      <ul>
        {subjects
          .filter(({ to, rights }) => to in routesByPath && rights.some(can))
          .map(({ title, to, icon: Icon }) => (
            <li key={to}>
              <Link
                to={to as '/'}
                className={classes.subject}
                {...(path === to || path.startsWith(`${to}/`) ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon size={20} stroke={1.6} aria-hidden />
                <span>{t(title)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
