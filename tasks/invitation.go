package tasks

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"
)

// InvitationLife is how long an invitation can be used.
const InvitationLife = 7 * 24 * time.Hour

// Invitation lets whoever shows its token act as a person from then on, once. The token itself is kept nowhere.
type Invitation struct {
	Person PersonID  `json:"person"`
	Hash   string    `json:"hash"` // of the token, see Seal
	Until  time.Time `json:"until"`
	By     PersonID  `json:"by"` // the administrator who made it
}

// Seal is the hash by which a token is known. A token is random, so that nothing needs to slow a guess down.
func Seal(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Invited is a person's invitation that can still be used.
func (r *Roster) Invited(id PersonID, now time.Time) (Invitation, bool) {
	i := slices.IndexFunc(r.Invitations, func(x Invitation) bool { return x.Person == id && now.Before(x.Until) })
	if i < 0 {
		return Invitation{}, false
	}
	return r.Invitations[i], true
}

// Invite is the roster with an invitation, in place of the person's earlier one. The error is the *Error NotOnRoster.
func (r Roster) Invite(i Invitation) (Roster, error) {
	if _, ok := r.Person(i.Person); !ok {
		return r, &Error{Code: NotOnRoster}
	}
	r = r.Uninvite(i.Person)
	r.Invitations = append(r.Invitations, i)
	return r, nil
}

// Uninvite is the roster without a person's invitation.
func (r Roster) Uninvite(id PersonID) Roster {
	r.Invitations = slices.DeleteFunc(slices.Clone(r.Invitations), func(x Invitation) bool { return x.Person == id })
	return r
}

// Join is the roster in which a messenger account is that of the person whom a token invites, and nobody else's; the
// invitation is used up. The error is an *Error: NoInvitation, InvitationOver, or LastAdmin where nobody could administer any
// more.
func (r Roster) Join(token string, account int64, now time.Time) (Roster, Person, error) {
	hash := Seal(token)
	i := slices.IndexFunc(r.Invitations, func(x Invitation) bool { return x.Hash == hash })
	if i < 0 {
		return r, Person{}, &Error{Code: NoInvitation}
	}
	invited := r.Invitations[i]
	who, ok := r.Person(invited.Person)
	switch {
	case !ok:
		return r, Person{}, &Error{Code: NoInvitation}
	case !now.Before(invited.Until):
		return r, Person{}, &Error{Code: InvitationOver}
	}
	next := r.Uninvite(who.ID)
	next.People = slices.Clone(r.People)
	for i := range next.People {
		p := &next.People[i]
		switch {
		case p.ID == who.ID:
			p.Account, p.Unreachable = account, false
			who = *p
		case p.Account == account:
			p.Account, p.Unreachable = 0, false
		}
	}
	if r.administered() && !next.administered() {
		return r, Person{}, &Error{Code: LastAdmin}
	}
	return next, who, nil
}

// Unlink is the roster in which a person has no messenger account, and no invitation to link one. The error is an *Error:
// NotOnRoster, or LastAdmin where nobody could administer any more.
func (r Roster) Unlink(id PersonID) (Roster, error) {
	who, ok := r.Person(id)
	if !ok {
		return r, &Error{Code: NotOnRoster}
	}
	who.Account, who.Unreachable = 0, false
	next := r.Uninvite(id).with(who)
	if r.administered() && !next.administered() {
		return r, &Error{Code: LastAdmin}
	}
	return next, nil
}

// administered reports whether somebody can administer.
func (r *Roster) administered() bool {
	return slices.ContainsFunc(r.People, func(p Person) bool { return slices.Contains(p.Roles, Admin) && p.Account != 0 })
}
