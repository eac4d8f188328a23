import { Stack } from '@mantine/core'
import { getPackage } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { OursPackage } from './OursPackage.tsx'
import { Places } from './Places.tsx'
import { TheirsPackage } from './TheirsPackage.tsx'

export function PackagePage() {
  const { packageId: id } = useParams({ strict: false }) as { packageId: string }
  const found = useAnswer(getPackage, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>
        {(it) => (
          <Stack key={it.id}>
            {it.direction === 'ours' ? <OursPackage of={it} /> : <TheirsPackage of={it} />}
          </Stack>
        )}
      </Loaded>
    </>
  )
}
