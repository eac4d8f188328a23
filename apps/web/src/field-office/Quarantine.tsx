import { Button } from '@mantine/core'
import { acceptQuarantined, listQuarantine, type Quarantined } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from '../operations/operations.module.css'
import { Section } from '../operations/parts.tsx'
import { Version } from './Questions.tsx'

export function Quarantine({ mission }: { mission: string }) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(listQuarantine, { params: { id: mission }, query: { limit: 200 } })
  const [accepting, setAccepting] = useState<Quarantined>()
  const send = useSend(acceptQuarantined, {
    invalidates: ['/field', '/operations'],
    onDone: () => setAccepting(undefined),
  })
  return (
    <Loaded from={read}>
      {({ items }) => (
        <Section title={t('field-office.aside')}>
          <p className={classes.quiet}>
            {t(items.length ? 'field-office.aside-hint' : 'field-office.aside-none')}
          </p>
          <ul className={classes.lines}>
            {items.map((each) => (
              <li key={each.id}>
                <span className={classes.grow}>
                  {t(`field-office.why.${word(each.why)}`)}
                  <br />
                  <span className={classes.quiet}>
                    {t('field-office.brought-by', { name: each.broughtBy })} ·{' '}
                    <InstantText value={each.recordedAt} />
                    {each.acceptedAt &&
                      ` · ${t('field-office.accepted-by', { name: each.acceptedBy ?? '' })}`}
                  </span>
                </span>
                {each.canAccept && can('mission.decide') && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('field-office.accept')}: ${t(`field-office.why.${word(each.why)}`)}`}
                    onClick={() => setAccepting(each)}
                  >
                    {t('field-office.accept')}
                  </Button>
                )}
                {each.operation && (
                  <div className={classes.under}>
                    <div className={classes.part}>
                      <Version operation={each.operation} />
                    </div>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {accepting && (
            <ConfirmWithReason
              opened
              title={t('field-office.accept')}
              act={t('field-office.accept')}
              busy={send.isPending}
              error={send.error}
              onConfirm={(reason) => send.mutate({ params: { id: accepting.id }, body: { reason } })}
              onClose={() => setAccepting(undefined)}
            >
              {t('field-office.accept-hint')}
            </ConfirmWithReason>
          )}
        </Section>
      )}
    </Loaded>
  )
}
