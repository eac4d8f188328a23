// The portal: guests, as officers look after them, and what a guest may.
import * as domain from '@oralu/domain'
import { serve } from '../http/serve.ts'
import * as guests from './guests.ts'
import * as portal from './portal.ts'

const guestRoutes = [
  serve(domain.listGuests, ({ db, actor, params }) => guests.findGuests(db, actor, params.id)),
  serve(domain.inviteGuest, async ({ db, actor, params, body }) => ({
    id: await guests.invite(db, actor, params.id, body),
  })),
  serve(domain.confirmGuest, async ({ db, actor, params }) => ({
    id: await guests.confirm(db, actor, params.id),
  })),
  serve(domain.endGuest, async ({ db, params }) => ({ id: await guests.end(db, params.id) })),
  serve(domain.makeGuestCode, async ({ db, params, body }) => ({
    id: await guests.makeCode(db, params.id, body.id),
  })),
  serve(domain.drawGuestCode, async ({ db, services, params }) => ({
    code: await guests.drawCode(db, services.settings, params.id),
  })),
]

export const portalRoutes = [
  ...guestRoutes,
  serve(domain.getPortal, ({ db }) => portal.getHome(db)),
  serve(domain.getPortalRequest, ({ db, params }) => portal.getRequest(db, params.id)),
  serve(domain.answerInPortal, ({ db, params, body }) => portal.say(db, params.id, body)),
  serve(domain.askInPortal, ({ db, body }) => portal.ask(db, body)),
  serve(domain.getPortalPackage, ({ db, params }) => portal.getPackage(db, params.id)),
  serve(domain.fetchPortalPackage, async ({ db, params, reply }) => {
    const bytes = await portal.fetchFile(db, params.id)
    reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${params.id}.age"`)
    return bytes
  }),
  serve(domain.confirmPortalPackage, ({ db, params, body }) => portal.confirm(db, params.id, body.sha256)),
  serve(domain.signedPortalReceipt, ({ db, services, params, body }) =>
    portal.bringReceipt(db, services, params.id, body.receipt),
  ),
  serve(domain.deletedInPortal, ({ db, params }) => portal.confirmDeleted(db, params.id)),
]
