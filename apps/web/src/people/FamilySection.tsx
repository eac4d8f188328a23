import { Button, Select, Text, TextInput } from '@mantine/core'
import {
  addFamilyMember,
  type Family,
  familyRoles,
  makeFamily,
  type PersonPage,
  withdrawFamilyMember,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Born, PersonName } from './names.tsx'
import { PersonLink } from './PersonLink.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import classes from './people.module.css'
import { Section } from './Section.tsx'

type Role = (typeof familyRoles)[number]

/** The family as one thing. */
export function FamilySection({ page }: { page: PersonPage }) {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState<Family | 'new' | null>(null)
  const withdraw = useSend(withdrawFamilyMember, { invalidates: ['/people'] })
  const live = page.families.filter((family) =>
    family.members.some((each) => each.personId === page.personId && !each.withdrawnAt),
  )
  const writes = can('identity.write')
  return (
    <Section
      title={t('people.family')}
      act={
        writes
          ? {
              label: t(live[0] ? 'people.family.add' : 'people.family.make'),
              onClick: () => setAdding(live[0] ?? 'new'),
            }
          : undefined
      }
    >
      {live.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('people.family.none')}
        </Text>
      )}
      {live.map((family) => (
        <FamilyTable
          key={family.id}
          family={family}
          own={page.personId}
          {...(writes ? { onWithdraw: (id: string) => withdraw.mutate({ params: { id } }) } : {})}
        />
      ))}
      {adding && <AddMember page={page} family={adding} onClose={() => setAdding(null)} />}
    </Section>
  )
}

interface TableProps {
  family: Family
  /** The person on whose page it stands. */
  own: string
  onWithdraw?: (id: string) => void
}

export function FamilyTable({ family, own, onWithdraw }: TableProps) {
  const t = useT()
  return (
    <>
      {family.source && (
        <div className={classes.quiet}>
          {t('people.family.of-list')} <bdi>{family.source}</bdi>, <bdi>{family.familyGroup}</bdi>
        </div>
      )}
      <table className={classes.table}>
        <tbody>
          {family.members
            .filter((member) => !member.withdrawnAt)
            .map((member) => (
              <tr key={member.id}>
                <td>
                  {member.personId === own ? <PersonName person={member} /> : <PersonLink person={member} />}
                </td>
                <td className={classes.role}>
                  {t(`people.role.${word(member.role)}`)}
                  <div className={classes.quiet}>
                    <bdi>{member.basis}</bdi>
                  </div>
                </td>
                <td>
                  <Born person={member} />
                  {member.child && <div className={classes.quiet}>{t('people.child')}</div>}
                </td>
                {onWithdraw && (
                  <td className="no-print">
                    <Button size="compact-xs" variant="subtle" onClick={() => onWithdraw(member.id)}>
                      {t('people.family.take-out')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}

interface AddProps {
  page: PersonPage
  family: Family | 'new'
  onClose: () => void
}

function AddMember({ page, family, onClose }: AddProps) {
  const t = useT()
  const [own, setOwn] = useState<string | null>(page.child ? 'child' : null)
  const [other, setOther] = useState<string | null>(null)
  const [role, setRole] = useState<string | null>(null)
  const [basis, setBasis] = useState('')
  const done = { invalidates: ['/people'] as const, onDone: onClose }
  const make = useSend(makeFamily, done)
  const add = useSend(addFamilyMember, done)
  const roles = familyRoles.map((value) => ({ value, label: t(`people.role.${word(value)}`) }))
  const isNew = family === 'new'
  return (
    <FormModal
      title={t(isNew ? 'people.family.make' : 'people.family.add')}
      act={t('people.save')}
      ready={other !== null && role !== null && basis.trim() !== '' && (!isNew || own !== null)}
      busy={make.isPending || add.isPending}
      error={make.error ?? add.error}
      onClose={onClose}
      onSubmit={() => {
        const member = { anchorId: other!, role: role as Role, basis }
        if (isNew)
          make.mutate({ body: { members: [{ anchorId: page.anchorId, role: own as Role, basis }, member] } })
        else add.mutate({ params: { id: family.id }, body: member })
      }}
    >
      {isNew && (
        <Select label={t('people.family.own-role')} data={roles} value={own} onChange={setOwn} required />
      )}
      <PersonPicker
        label={t('people.person')}
        value={other}
        onChange={setOther}
        except={page.personId}
        required
      />
      <Select label={t('people.family.role')} data={roles} value={role} onChange={setRole} required />
      <TextInput
        label={t('people.family.basis')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        required
      />
    </FormModal>
  )
}
