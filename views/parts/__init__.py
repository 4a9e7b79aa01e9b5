"""The shared widgets: put screens together from these, and they look, sound and work alike.

Every measure given to a part is in pixels at 100 %; parts follow the look by themselves, also while shown.
Names: a signal says what the person did, a method ``show_…`` puts something in without a signal. What is
enough for a whole screen is marked *.

**Words and surfaces.** ``Words(text, Type.BODY, ink=Ink.INK, wrap=True)`` · ``MixedWords("a ", Bold("b"))``
· ``MarkedWords("a ", Differs("b"))`` · ``StateLine(icon, text, tone)``: ``show_state(icon, text, tone)`` ·
``Badge(MARKS["Overdue"])``: ``show_mark`` · ``Nameplate(place, small=False)``: ``show_place`` ·
``Told(icon, tone, what, why)``: ``tell`` · ``Card(title, tone=None)``: ``add(*items, stretch=0)``,
``set_tone`` · ``Band(line)`` · ``Divider(upright=False)``.

**Layouts.** ``Column(parent, spacing=, margins=, keeps_top=False)``, ``Row``: ``add(*items, stretch=0)`` ·
``Flow(parent, spacing=, fit=Fit.LEFT|CENTRED|FILLED|EVEN)``: rows that wrap · ``FoldingRow(from_width)``: a
row that becomes a column · ``ScrollBody``: ``add`` · ``touch_scrolling(area)`` and ``ScrollBar`` for lists.

**Buttons** emit ``clicked``. ``PrimaryButton(text, icon, icon_after=, tall=56, least=0)`` ·
``SecondaryButton(…, small=False)`` · ``DangerButton`` · ``QuietButton(text, icon, kind=, ink=)`` ·
``SoftButton(text, icon)``: ``set_choices([MenuItem])``, ``chosen(str)`` · ``IconButton(icon, name,
size=48)`` · ``PhotoTile(text, size=)`` · ``PhotoThumbnail(name, size=, tag=, tag_icon=, count=)``:
``show_photo(QImage)``, ``set_tag``, ``set_count`` · ``WhereThingsStand``: ``show_standing(ThingsStand)``.
``button.grow()`` lets it widen.

**Picking.** ``ChipRow(name, [Option], one=False)``: ``chosen_changed(list)``, ``pressed(str)`` ·
``ChoiceRow(name, [Option], even=True, large=False)`` and ``GradeRow``: ``chosen_changed(str)`` · all:
``chosen``, ``choose(…)``, ``show_options``, ``button(key)`` · ``WrappingChoice(text)``: for a button group
of one's own · ``ComboBox(name, [(key, words)], icon=, prompt=)``: the same, ``chosen_changed(str)`` ·
``TabBar(name)``: ``add(text, count)``, ``set_count(place, count)``, ``currentChanged``.

**Filling in.** ``Field(label, editor, hint=, optional=, beside=)``: ``set_error(message)``,
``clear_error()``, ``focus_editor()`` · ``LineEdit(wide=, limit=)``: ``written(str)`` ·
``TextArea(lines=)``: ``changed(str)``, ``written(str)``, ``show_text`` · ``DateBoxes``: ``typed``,
``changed(day, month, year)``, ``show_date``, ``set_wrong_parts`` · ``ErrorSummary``: ``show_errors([(field,
message)])``.

**Telling.** ``Banner(BannerKind.HINT, text, title=, deeds=[Deed], stacked=)``: ``chosen(str)``,
``show_words``, ``set_deeds`` · ``Toast(window)``: ``report(text, undo=key)``, ``undone(str)`` ·
``Progress(name, stop=)``: ``show_progress(done, total, words)``, ``stop_wanted`` · ``ProgressBar`` ·
``EmptyState(title, text, Deed, Deed)``: ``wanted(str)`` · ``Dialog(window, question, words, [Answer],
safe=key, body=)``: ``open()``, ``answered(str)`` · ``announce(widget, text, at_once=False)``.

**Pages.** * ``ReadingPage(title, subtitle, back=False, scrolls=True)`` · * ``WorkingPage(title, subtitle,
work=short title, back=True)``: ``add_to_bar(primary, …)``, ``end_bar(…)``, ``add_side(key, title, widget,
count)``, ``panes``, ``pane_shown(str)`` · both: ``add``, ``add_action``, ``set_title``,
``show_standing(ThingsStand)``, ``body``, ``back_wanted``, ``menu_wanted``, ``standing_wanted`` ·
``TwoPane(work, title, banded=False)``: ``add_side``, ``show_pane(key)``, ``set_count``, ``switcher``,
``pane_shown(str)``.

**The window's inside.** * ``NavigationFrame(places, foot)``: ``add_page(key, page)``, ``show_page(key,
place)``, ``report(text, undo=)``, ``toast``, ``place_chosen(str)``. ``PLACES``, ``HELP`` and ``you(name)``
are the places. It owns the ``FocusRing``; a window without a frame makes its own: ``FocusRing(window)``.
"""
