"""Who somebody is: signing up, in and out, and for how long a browser is remembered."""

import unicodedata
from dataclasses import replace

import pytest

from temuainul.adapters.memory.secrets import MemoryPasswords
from temuainul.domain.model.errors import AddressTaken, Invalid, NotFound, NotSignedIn, WrongCredentials
from temuainul.domain.model.words import Language
from temuainul.domain.usecases.accounts import UserChanges
from temuainul.domain.usecases.application import assemble

pytestmark = pytest.mark.anyio

EMAIL, PASSWORD = "sari@example.org", "long enough"


async def sign_up(world, *, email=EMAIL, name="Sari", password=PASSWORD):
    return await world.app.accounts.sign_up(
        email=email, name=name, password=password, language=Language.indonesian
    )


async def sign_in(world, *, email=EMAIL, password=PASSWORD):
    return await world.app.accounts.sign_in(email=email, password=password)


async def login_session(world, token):
    async with world.outside.storage.begin() as unit:
        return await unit.login_sessions.by_token_hash(world.outside.tokens.hash(token))


async def password_hash(world):
    async with world.outside.storage.begin() as unit:
        return (await unit.users.credentials(EMAIL))[1]


async def test_whoever_signs_up_is_signed_in(world):
    signed_in = await sign_up(world)
    assert await world.app.accounts.who(signed_in.token) == signed_in.user
    assert (signed_in.user.email, signed_in.user.name) == (EMAIL, "Sari")
    assert signed_in.user.created_at == world.now


async def test_an_address_is_the_same_in_any_case_and_with_blanks_around_it(world):
    user = (await sign_up(world, email="  SARI@Example.ORG ")).user
    assert user.email == EMAIL
    assert (await sign_in(world, email=" Sari@example.org")).user == user


@pytest.mark.parametrize("email", [EMAIL, "SARI@EXAMPLE.ORG"])
async def test_an_address_is_taken_once(world, email):
    await sign_up(world)
    with pytest.raises(AddressTaken):
        await sign_up(world, email=email)


async def test_a_refused_second_account_leaves_the_first_its_password(world):
    await sign_up(world)
    with pytest.raises(AddressTaken):
        await sign_up(world, password="another password")
    with pytest.raises(WrongCredentials):
        await sign_in(world, password="another password")
    assert await sign_in(world)


@pytest.mark.parametrize(
    "email",
    [
        *("", "sari", "@example.org", "sari@", "sari@example", "sari@.org", "sari@a@example.org"),
        *("sa ri@example.org", "sari@exa\x00mple.org", "sari@example..org", f"{'a' * 250}@example.org"),
    ],
)
async def test_what_is_no_address_is_refused(world, email):
    with pytest.raises(Invalid) as refused:
        await sign_up(world, email=email)
    assert [problem.where for problem in refused.value.problems] == ["email"]


@pytest.mark.parametrize("length", [0, 7, 257])
async def test_a_password_too_short_or_too_long_is_refused(world, length):
    with pytest.raises(Invalid) as refused:
        await sign_up(world, password="x" * length)
    assert [problem.where for problem in refused.value.problems] == ["password"]


@pytest.mark.parametrize("password", ["x" * 8, "x" * 256, "  blanks count  "])
async def test_a_password_is_kept_as_it_was_given(world, password):
    await sign_up(world, password=password)
    assert await sign_in(world, password=password)
    with pytest.raises(WrongCredentials):
        await sign_in(world, password=password.strip() + " ")


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "Sa\nri", "Sa\x00ri", "Sa\x1bri"])
async def test_a_name_is_one_short_line(world, name):
    with pytest.raises(Invalid) as refused:
        await sign_up(world, name=name)
    assert [problem.where for problem in refused.value.problems] == ["name"]


async def test_a_name_is_kept_in_one_form_of_unicode(world):
    taken_apart = unicodedata.normalize("NFD", "Renée")
    assert (await sign_up(world, name=taken_apart)).user.name == "Renée"


async def test_an_account_that_was_refused_can_be_made_afterwards(world):
    with pytest.raises(Invalid):
        await sign_up(world, password="short")
    assert await sign_up(world)


async def test_an_unknown_address_and_a_wrong_password_look_the_same(world):
    await sign_up(world)
    with pytest.raises(WrongCredentials) as wrong:
        await sign_in(world, password="not this one")
    with pytest.raises(WrongCredentials) as unknown:
        await sign_in(world, email="nobody@example.org")
    assert type(wrong.value) is type(unknown.value)
    assert (wrong.value.message, wrong.value.code) == (unknown.value.message, unknown.value.code)


async def test_each_sign_in_has_a_token_of_its_own(world):
    first, second = await sign_up(world), await sign_in(world)
    assert first.token != second.token
    await world.app.accounts.sign_out(first.token)
    assert await world.app.accounts.who(second.token) == second.user
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(first.token)


async def test_signing_out_twice_does_no_harm(world):
    token = (await sign_up(world)).token
    await world.app.accounts.sign_out(token)
    await world.app.accounts.sign_out(token)


@pytest.mark.parametrize("token", ["", "a guess"])
async def test_a_token_we_did_not_issue_is_nobody(world, token):
    await sign_up(world)
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(token)


async def test_what_is_kept_of_a_token_opens_nothing(world):
    token = (await sign_up(world)).token
    kept = (await login_session(world, token)).token_hash
    assert token not in kept
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(kept)


async def test_a_browser_unused_for_seven_days_is_forgotten(world):
    token = (await sign_up(world)).token
    world.advance(days=7, seconds=-1)
    assert await world.app.accounts.who(token)
    world.advance(days=7)
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(token)


async def test_a_browser_in_daily_use_is_forgotten_after_thirty_days(world):
    token = (await sign_up(world)).token
    for _ in range(29):
        world.advance(days=1)
        assert await world.app.accounts.who(token)
    world.advance(days=1)
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(token)


async def test_use_is_written_down_at_most_every_ten_minutes(world):
    token, begin = (await sign_up(world)).token, world.now
    world.advance(minutes=9, seconds=59)
    await world.app.accounts.who(token)
    assert (await login_session(world, token)).last_used_at == begin
    world.advance(seconds=1)
    await world.app.accounts.who(token)
    assert (await login_session(world, token)).last_used_at == world.now


async def test_a_browser_that_is_forgotten_is_not_revived_by_trying(world):
    token = (await sign_up(world)).token
    world.advance(days=8)
    for _ in range(2):
        with pytest.raises(NotSignedIn):
            await world.app.accounts.who(token)


async def test_an_outdated_password_hash_is_renewed_at_the_next_sign_in(world):
    await sign_up(world)
    stronger = MemoryPasswords(generation=2)
    app = assemble(replace(world.outside, passwords=stronger))
    assert stronger.is_outdated(await password_hash(world))
    await app.accounts.sign_in(email=EMAIL, password=PASSWORD)
    assert not stronger.is_outdated(await password_hash(world))
    assert await app.accounts.sign_in(email=EMAIL, password=PASSWORD)


async def test_a_wrong_password_renews_nothing(world):
    await sign_up(world)
    app = assemble(replace(world.outside, passwords=MemoryPasswords(generation=2)))
    before = await password_hash(world)
    with pytest.raises(WrongCredentials):
        await app.accounts.sign_in(email=EMAIL, password="not this one")
    assert await password_hash(world) == before


async def logins(world, signed_in):
    return await world.app.accounts.logins(signed_in.user.id, signed_in.token)


async def test_logins_are_listed_this_one_first_then_by_last_use(world):
    tablet = await sign_up(world)
    world.advance(minutes=1)
    phone = await world.app.accounts.sign_in(email=EMAIL, password=PASSWORD, device="Phone\x00/1\n")
    world.advance(minutes=20)
    await world.app.accounts.who(tablet.token)
    laptop = await world.app.accounts.sign_in(email=EMAIL, password=PASSWORD, device="L" * 300)
    found = await logins(world, phone)
    assert [(one.current, one.device) for one in found] == [
        (True, "Phone/1"),
        (False, "L" * 200),
        (False, ""),
    ]
    assert found[1].created_at == world.now
    assert found[2].last_used_at == world.now
    assert [one.current for one in await logins(world, laptop)] == [True, False, False]


async def test_an_ended_login_is_nobody_and_the_others_stay(world):
    one, other = await sign_up(world), await sign_in(world)
    mine, theirs = await logins(world, one)
    assert mine.current
    await world.app.accounts.end_login(one.user.id, theirs.id)
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(other.token)
    assert await world.app.accounts.who(one.token) == one.user
    assert await logins(world, one) == (mine,)
    with pytest.raises(NotFound):
        await world.app.accounts.end_login(one.user.id, theirs.id)


async def test_nobody_ends_the_login_of_somebody_else(world):
    sari, budi = await sign_up(world), await sign_up(world, email="budi@example.org", name="Budi")
    (hers,) = await logins(world, sari)
    with pytest.raises(NotFound):
        await world.app.accounts.end_login(budi.user.id, hers.id)
    assert await world.app.accounts.who(sari.token) == sari.user
    assert len(await logins(world, budi)) == 1


async def test_logins_that_ran_out_are_not_listed(world):
    await sign_up(world)
    world.advance(days=8)
    assert len(await logins(world, await sign_in(world))) == 1


async def test_signing_out_everywhere_ends_every_login_of_theirs_alone(world):
    one, other = await sign_up(world), await sign_in(world)
    budi = await sign_up(world, email="budi@example.org", name="Budi")
    await world.app.accounts.sign_out_everywhere(one.user.id)
    for signed_in in (one, other):
        with pytest.raises(NotSignedIn):
            await world.app.accounts.who(signed_in.token)
    assert await world.app.accounts.who(budi.token) == budi.user


async def test_the_twenty_first_login_ends_the_oldest(world):
    tokens = [(await sign_up(world)).token]
    for _ in range(20):
        world.advance(minutes=1)
        tokens.append((await sign_in(world)).token)
    with pytest.raises(NotSignedIn):
        await world.app.accounts.who(tokens[0])
    for token in tokens[1:]:
        await world.app.accounts.who(token)


async def test_name_and_language_are_changed_one_by_one(world):
    signed_in = await sign_up(world)
    edit, id = world.app.accounts.edit, signed_in.user.id
    assert (await edit(id, UserChanges(name=" Sari Dewi "))).name == "Sari Dewi"
    edited = await edit(id, UserChanges(language=Language.english))
    assert (edited.name, edited.language, edited.email) == ("Sari Dewi", Language.english, EMAIL)
    assert await world.app.accounts.who(signed_in.token) == edited
    assert await edit(id, UserChanges()) == edited


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "a\nb"])
async def test_a_name_that_is_none_is_refused(world, name):
    signed_in = await sign_up(world)
    with pytest.raises(Invalid):
        await world.app.accounts.edit(signed_in.user.id, UserChanges(name=name))
    assert await world.app.accounts.who(signed_in.token) == signed_in.user


async def test_what_changes_with_an_account_is_news_of_its_user(world):
    one = await sign_up(world)
    other = await sign_in(world)
    await world.app.accounts.edit(one.user.id, UserChanges(name="Sari Dewi"))
    await world.app.accounts.sign_out(other.token)
    await world.app.accounts.sign_out(other.token)
    async with world.outside.storage.begin() as unit:
        told = await unit.changes.after(one.user.id, 0, 10)
    assert [one.topic for one in told] == ["logins", "logins", "account", "logins"]
    assert told[1].id == told[3].id
