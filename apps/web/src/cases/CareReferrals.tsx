import { type Case, listReferralsOfCase } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { CareReferralForm } from './CareReferralForm.tsx'
import classes from './cases.module.css'
import { Section } from './Section.tsx'

/** Referrals of a case to other organisations, and of theirs that became this case. */
export function CareReferrals({ page, writes }: { page: Case; writes: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const found = useAnswer(listReferralsOfCase, { params: { id: page.id } }, { keep: false })
  return (
    <Section
      title={t('cases.referrals')}
      {...(writes ? { act: t('cases.referral.make'), onAct: () => setMaking(true) } : {})}
    >
      <Loaded from={found}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.quiet}>{t('cases.referrals.none')}</p>}
            <ul className={classes.lines}>
              {items.map((each) => (
                <li key={each.id}>
                  <span className={classes.grow}>
                    <Link to={`/cases/care-referrals/${each.id}` as '/'}>
                      <bdi>{each.partner}</bdi> · {t(`cases.referral.kind.${each.kind}`)}
                    </Link>
                    <br />
                    <span className={classes.quiet}>
                      {t(`cases.referral.direction.${each.direction}`)} ·{' '}
                      {t(`cases.referral.state.${each.state}`)} · <InstantText value={each.at} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {making && (
        <CareReferralForm
          caseId={page.id}
          child={page.person?.child ?? false}
          carers={page.carers}
          onDone={(id) => void navigate({ to: `/cases/care-referrals/${id}` as '/' })}
          onClose={() => setMaking(false)}
        />
      )}
    </Section>
  )
}
