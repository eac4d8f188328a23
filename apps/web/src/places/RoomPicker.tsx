// Rooms that are proposed for some who are to sleep together: those that do first, and why the others will not.
import { Radio, Stack } from '@mantine/core'
import type { RoomProposal } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'

/** How many of those that will not do are named. */
const unfit = 5

interface Props {
  rooms: readonly RoomProposal[]
  value: string | null
  onChange: (roomId: string) => void
}

export function RoomPicker({ rooms, value, onChange }: Props) {
  const t = useT()
  const fit = rooms.filter((room) => room.gap === null)
  return (
    <Radio.Group
      label={t('places.room')}
      description={t(fit.length > 0 ? 'places.room-hint' : 'places.no-room-fits')}
      value={value}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {[...fit.slice(0, 12), ...rooms.filter((room) => room.gap !== null).slice(0, unfit)].map((room) => (
          <Radio
            key={room.id}
            value={room.id}
            disabled={room.gap !== null}
            label={t('places.room-free', { label: room.label, free: room.free, beds: room.beds })}
            description={
              room.gap
                ? t(`places.gap.${room.gap}`)
                : room.kin > 0
                  ? t('places.kin-there', { count: room.kin })
                  : undefined
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
