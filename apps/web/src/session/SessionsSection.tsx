import { Button, Text } from '@mantine/core'
import { endOtherSessions, endSession, getOwnSecurity, type OwnSession } from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { Section } from './Section.tsx'
import classes from './session.module.css'

export function SessionsSection({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useT()
  const end = useSend(endSession, { invalidates: [getOwnSecurity] })
  const endOthers = useSend(endOtherSessions, { invalidates: [getOwnSecurity] })
  return (
    <Section title={t('session.sessions.title')} hint={t('session.sessions.hint')}>
      <FormProblem error={end.error ?? endOthers.error} />
      {sessions.map((session) => {
        const device = deviceOf(session.agent)
        const name = device ? t('session.sessions.device', device) : t('session.sessions.unknown')
        return (
          <div key={session.id} className={classes.row}>
            <Text size="sm">
              <bdi>{name}</bdi>
              {session.address && (
                <>
                  {' · '}
                  <bdi dir="ltr">{session.address}</bdi>
                </>
              )}
              <br />
              <Text span size="xs" c="dimmed">
                {session.here ? t('session.sessions.here') : t('session.sessions.began')}{' '}
                <InstantText value={session.beganAt} />
              </Text>
            </Text>
            {!session.here && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('session.sessions.end-one', { name })}
                loading={end.isPending && end.variables.params.id === session.id}
                onClick={() => end.mutate({ params: { id: session.id } })}
              >
                {t('session.sessions.end')}
              </Button>
            )}
          </div>
        )
      })}
      {sessions.length > 1 && (
        <div>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('session.sessions.end-others')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** The names of browser and system in what a browser says of itself; no more is needed to know one's own. */
function deviceOf(agent: string | null): { browser: string; system: string } | null {
  if (!agent) return null
  const browser = /Edg\//.test(agent) ? 'Edge' : (/(Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? null)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? null
  return browser && system ? { browser, system: system.replace('Mac OS X', 'macOS') } : null
}
