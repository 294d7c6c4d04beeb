# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the scope light (§ 6 RDG): beside a field, in the chronicle, below a deadline."""

from __future__ import annotations

from hilft_desktop.domain.scope import Light, ScopeLight, ScopeNeed
from hilft_desktop.i18n.catalog import N_, _

_COLOURS = {Light.GREEN: N_("Grün"), Light.YELLOW: N_("Gelb"), Light.RED: N_("Rot")}
_MEANINGS = {
    Light.GREEN: N_("Auskunft und praktische Hilfe, das kannst Du selbst."),
    Light.YELLOW: N_("Rat im Einzelfall, nur unter Anleitung und mit gültiger Schulung."),
    Light.RED: N_("Nicht selbst machen, weiterverweisen."),
}
_NEEDS = {
    ScopeNeed.GUIDANCE: N_("eine benannte Person mit Befähigung zum Richteramt, die anleitet"),
    ScopeNeed.TRAINING: N_("Deine Schulung ist nicht (mehr) eingetragen"),
}


def colour_word(code: str) -> str:
    """Return the word for a stored light; an unknown code is shown as it is."""
    try:
        return _(_COLOURS[Light(code)])
    except ValueError:
        return code


def light_words(light: ScopeLight) -> str:
    """Return colour and meaning, for example ``Grün: Auskunft …``."""
    if light.is_emergency:
        meaning = _("Soforthilfe in Not ist immer erlaubt und geht vor.")
    elif light.light is Light.RED and light.rule_light is Light.YELLOW:
        meaning = _("Das ginge nur unter Anleitung und mit Schulung. Beides muss da sein.")
    else:
        meaning = _(_MEANINGS[light.light])
    return _("{colour}: {meaning}").format(colour=_(_COLOURS[light.light]), meaning=meaning)


def need_words(light: ScopeLight, guidance: str) -> str:
    """Return what is missing for a yellow step, or who guides it; empty for other steps."""
    if light.light is Light.YELLOW and guidance:
        return _("Es leitet an: {who}. Im Zweifel dort fragen.").format(who=guidance)
    if not light.missing:
        return ""
    return _("Es fehlt: {needs}.").format(needs="; ".join(_(_NEEDS[n]) for n in light.missing))


def refer_words(light: ScopeLight) -> str:
    """Return whom to refer to while the light is red."""
    if light.light is not Light.RED or not light.refer_to:
        return ""
    return _("Dorthin verweisen: {bodies}.").format(
        bodies=", ".join(body.title for body in light.refer_to)
    )
