// Family and care of a child, on the page of its case: in short first, then each part with what can be done in it.
import { Alert, Stack } from '@mantine/core'
import { type ChildFamily, getFamily, getProtectedFamily, type ProtectedFamily } from '@oralu/domain'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Contacts } from './Contacts.tsx'
import { Decisions } from './Decisions.tsx'
import type { OnForm } from './Fact.tsx'
import { InShort } from './InShort.tsx'
import { KinForm, type Opened } from './KinForm.tsx'
import { Living } from './Living.tsx'
import { Standing } from './Standing.tsx'
import { Tracings } from './Tracings.tsx'

interface TabProps {
  anchorId: string
  /** Whether protection is open to the reader. */
  opensProtection: boolean
  closed: boolean
}

/** What each part of the tab is given. */
export interface PartProps {
  family: ChildFamily
  guarded: ProtectedFamily | undefined
  /** May the reader write in care, in protection, sign? */
  may: { care: boolean; protection: boolean; signCare: boolean; signProtection: boolean }
  onForm: OnForm
}

export function FamilyTab({ anchorId, opensProtection, closed }: TabProps) {
  const t = useT()
  const can = useCan()
  const read = useAnswer(getFamily, { params: { anchorId } }, { keep: false })
  const kept = useAnswer(
    getProtectedFamily,
    { params: { anchorId } },
    { keep: false, enabled: opensProtection },
  )
  const [open, setOpen] = useState<Opened>()
  const may = {
    care: can('care.write') && !closed,
    protection: can('protection.write') && !closed,
    signCare: can('care.decide') && !closed,
    signProtection: can('protection.decide') && !closed,
  }
  return (
    <Stack gap="md">
      <Alert color="gray" variant="light" icon={<IconEye aria-hidden />} py="xs">
        {t('cases.who.care')}
        {opensProtection && <> {t('kinship.who-protection')}</>}
      </Alert>
      <Loaded from={read}>
        {(family) => {
          const part: PartProps = { family, guarded: kept.data, may, onForm: setOpen }
          return (
            <Stack gap="md">
              <InShort {...part} />
              <Standing {...part} />
              <Living {...part} />
              <Tracings {...part} />
              <Contacts {...part} />
              {opensProtection && <Decisions {...part} />}
              {open && (
                <KinForm
                  key={JSON.stringify(open)}
                  anchorId={anchorId}
                  open={open}
                  family={family}
                  guarded={kept.data}
                  onClose={() => setOpen(undefined)}
                />
              )}
            </Stack>
          )
        }}
      </Loaded>
    </Stack>
  )
}
