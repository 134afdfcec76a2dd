import type { Route } from '../../kernel/route.js'
import { actFor } from './acting.js'
import { myData } from './data.js'
import { invite, invitePage, withdrawInvitation } from './invite.js'
import { mePage } from './me.js'
import { addPasskey, optionsToAdd, removePasskey, removePasskeyPage } from './passkeys.js'
import { askForRecovery, cancelRecovery, confirmRecovery, recoveryPage } from './recovery.js'
import {
  linkPage,
  optionsToSignIn,
  signInByPasskey,
  signInPage,
  signOut,
  signOutEverywhere,
  useLink,
} from './sign-in.js'

/** Signing in and out, one's own account, and the ways for members to let somebody in. None needs whoever runs the desk. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  { method: 'get', path: '/sign-in', who: 'everybody', answer: signInPage },
  { method: 'post', path: '/sign-in/options', who: 'everybody', answer: optionsToSignIn },
  { method: 'post', path: '/sign-in', who: 'everybody', answer: signInByPasskey },
  { method: 'get', path: '/link/:token', who: 'everybody', answer: linkPage },
  { method: 'post', path: '/link/:token', who: 'everybody', answer: useLink },
  { method: 'get', path: '/me', who: 'signed-in', answer: mePage },
  { method: 'post', path: '/me/acting', who: 'signed-in', answer: actFor },
  { method: 'get', path: '/me/data', who: 'signed-in', answer: myData },
  { method: 'post', path: '/me/passkeys/options', who: 'signed-in', answer: optionsToAdd },
  { method: 'post', path: '/me/passkeys', who: 'signed-in', answer: addPasskey },
  { method: 'get', path: '/me/passkeys/:passkey/remove', who: 'signed-in', answer: removePasskeyPage },
  { method: 'post', path: '/me/passkeys/:passkey/remove', who: 'signed-in', answer: removePasskey },
  { method: 'post', path: '/sign-out', who: 'signed-in', answer: signOut },
  { method: 'post', path: '/sign-out-everywhere', who: 'signed-in', answer: signOutEverywhere },
  { method: 'get', path: '/invite', who: 'who-votes', answer: invitePage },
  { method: 'post', path: '/invite', who: 'who-votes', answer: invite },
  { method: 'post', path: '/invite/:link/withdraw', who: 'signed-in', answer: withdrawInvitation },
  { method: 'get', path: '/recovery', who: 'who-votes', answer: recoveryPage },
  { method: 'post', path: '/recovery', who: 'who-votes', answer: askForRecovery },
  { method: 'post', path: '/recovery/:recovery/confirm', who: 'who-votes', answer: confirmRecovery },
  // The person concerned may have no vote, and calls it off all the same.
  { method: 'post', path: '/recovery/:recovery/cancel', who: 'signed-in', answer: cancelRecovery },
]
