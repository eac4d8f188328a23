import { Button, Select } from '@mantine/core'
import { getMe, getOwnSecurity, type Language, setLanguage } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useMe } from '../frame/me.ts'
import { languages, nameOf, speak, useLanguage, useT } from '../i18n/index.tsx'
import { ReportBreach } from '../oversight/ReportBreach.tsx'
import { PasskeySection } from './PasskeySection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SecondStepSection } from './SecondStepSection.tsx'
import { Section } from './Section.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import classes from './session.module.css'

export function AccountPage() {
  const t = useT()
  const { account, agency, role } = useMe()
  const now = useLanguage()
  const keep = useSend(setLanguage, { invalidates: [getMe] })
  const security = useAnswer(getOwnSecurity)
  const [reporting, setReporting] = useState(false)
  return (
    <>
      <PageTitle title={t('session.title')}>
        <bdi>{account.name}</bdi> · <bdi dir="ltr">{account.email}</bdi> · {t(`role.${role}`)} ·{' '}
        <bdi>{agency.name}</bdi>
      </PageTitle>
      <div className={classes.sections}>
        <Section title={t('session.language.title')} hint={t('session.language.hint')}>
          <Select
            className={classes.form}
            aria-label={t('session.language.title')}
            data={languages.map((value) => ({ value, label: nameOf[value] }))}
            value={now}
            allowDeselect={false}
            onChange={(value) => {
              const language = value as Language
              void speak(language)
              keep.mutate({ body: { language } })
            }}
          />
        </Section>
        {role !== 'partner_guest' && <PasswordSection />}
        <Loaded from={security}>
          {({ secondFactor, passkeys, sessions }) => (
            <>
              {role !== 'partner_guest' && <SecondStepSection on={secondFactor} />}
              <PasskeySection passkeys={passkeys} />
              <SessionsSection sessions={sessions} />
            </>
          )}
        </Loaded>
        {role !== 'partner_guest' && (
          <Section title={t('session.breach.title')} hint={t('session.breach.hint')}>
            <Button variant="default" onClick={() => setReporting(true)}>
              {t('session.breach.act')}
            </Button>
          </Section>
        )}
      </div>
      {reporting && <ReportBreach onClose={() => setReporting(false)} />}
    </>
  )
}
