// Who travels on which document; blanks, issue, entry, withdrawal.
import { Anchor, Button } from '@mantine/core'
import { type DocumentsPage, printDocument, withdrawDocument } from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useSend } from '../../api/client.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { DayText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section, Traveller, useNameText } from '../parts.tsx'
import { BlanksForm } from './BlanksForm.tsx'
import { IssueForm } from './IssueForm.tsx'
import { useLanguagePair } from './Prints.tsx'
import { ShownForm } from './ShownForm.tsx'
import { SpoilForm } from './SpoilForm.tsx'

type Person = DocumentsPage['people'][number]
type Asking = { act: 'issue' | 'enter' | 'withdraw'; of: Person } | 'blanks' | 'spoil'

export function TravelDocuments({ documents }: { documents: DocumentsPage }) {
  const t = useT()
  const can = useCan()
  const nameOf = useNameText()
  const [asking, setAsking] = useState<Asking>()
  const { pair } = useLanguagePair()
  const close = () => setAsking(undefined)
  const withdraw = useSend(withdrawDocument, { invalidates: ['/operations'], onDone: close })
  const may = can('mission.decide') && can('identity.write')
  const without = documents.people.filter(({ document }) => !document).length
  return (
    <Section
      title={t('operations.documents.travel')}
      aside={
        can('mission.write') && (
          <>
            {documents.blanks.length > 0 && (
              <Button size="xs" variant="default" onClick={() => setAsking('spoil')}>
                {t('operations.documents.blanks.spoil')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setAsking('blanks')}>
              {t('operations.documents.blanks.add')}
            </Button>
          </>
        )
      }
    >
      <p className={classes.quiet}>
        {documents.blanks.length === 0
          ? t('operations.documents.blanks.none')
          : documents.blanks.map(({ place, count, next }) => (
              <span key={place}>
                <bdi>{place}</bdi>: {t('operations.documents.blanks.count', { count })} (
                <code dir="ltr">{next}</code>){' '}
              </span>
            ))}
        {' · '}
        {t('operations.documents.without', { count: without })}
      </p>
      <ul className={classes.lines}>
        {documents.people.map((of) => (
          <li key={of.lineId}>
            <span className={classes.grow}>
              <Traveller person={of.person} />
              <br />
              {of.document ? (
                <span className={classes.quiet}>
                  {t(`operations.documents.kind.${of.document.kind}`)}{' '}
                  <code dir="ltr">
                    {of.document.issuer} {of.document.number} · {of.document.surname} {of.document.given}
                  </code>
                  {' · '}
                  {t('operations.documents.until')} <DayText value={of.document.expiresOn} />
                </span>
              ) : (
                <span className={classes.notice}>{t('operations.documents.no-document')}</span>
              )}
            </span>
            <span className={classes.buttons}>
              {of.document?.kind === 'issued' && (
                <Anchor
                  target="_blank"
                  href={addressOf(printDocument, {
                    params: { id: of.document.id },
                    query: { languages: pair } as never,
                  })}
                >
                  {t('operations.documents.print')}
                </Anchor>
              )}
              {may && of.person && !of.document && (
                <>
                  <Button
                    size="xs"
                    aria-label={`${t('operations.documents.issue')}: ${nameOf(of.person)}`}
                    onClick={() => setAsking({ act: 'issue', of })}
                  >
                    {t('operations.documents.issue')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('operations.documents.enter')}: ${nameOf(of.person)}`}
                    onClick={() => setAsking({ act: 'enter', of })}
                  >
                    {t('operations.documents.enter')}
                  </Button>
                </>
              )}
              {may && of.document && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('operations.documents.withdraw')}: ${nameOf(of.person)}`}
                  onClick={() => setAsking({ act: 'withdraw', of })}
                >
                  {t('operations.documents.withdraw')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asking === 'blanks' && <BlanksForm onClose={close} />}
      {asking === 'spoil' && <SpoilForm next={documents.blanks[0]!.next} onClose={close} />}
      {typeof asking === 'object' && asking.act === 'issue' && (
        <IssueForm of={asking.of} blanks={documents.blanks} onClose={close} />
      )}
      {typeof asking === 'object' && asking.act === 'enter' && <ShownForm of={asking.of} onClose={close} />}
      {typeof asking === 'object' && asking.act === 'withdraw' && (
        <ConfirmWithReason
          opened
          title={`${t('operations.documents.withdraw')}: ${asking.of.document?.number ?? ''}`}
          act={t('operations.documents.withdraw')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={close}
          onConfirm={(reason) =>
            withdraw.mutate({ params: { id: asking.of.document!.id }, body: { reason } })
          }
        >
          {t('operations.documents.withdraw-hint')}
        </ConfirmWithReason>
      )}
    </Section>
  )
}
