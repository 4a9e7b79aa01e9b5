import io

import pikepdf
import pytest

from views.printed.pdf_file import PdfFile, text_string


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hallgate", "(Hallgate)"),
        ("", "()"),
        ("a (b)", "<feff00610020002800620029>"),
        ("back\\slash", "<feff006200610063006b005c0073006c006100730068>"),
        ("Siân", "<feff0053006900e2006e>"),
        ("two\nlines", "<feff00740077006f000a006c0069006e00650073>"),
    ],
)
def test_a_text_stands_plain_only_where_that_is_safe(text: str, written: str) -> None:
    assert text_string(text) == written


def _finished(file: PdfFile, root: int) -> pikepdf.Pdf:
    info = file.add("<</Title(x)>>")
    return pikepdf.open(io.BytesIO(file.finish(root=root, info=info, identity=bytes(16))))


def test_a_thousand_objects_are_found_again() -> None:
    file = PdfFile()
    tree = file.reserve()
    numbers = [file.add(f"<</Number {number}>>") for number in range(1000)]
    file.put(tree, "<</Type/Pages/Count 0/Kids[]>>")
    named = " ".join(f"{number} 0 R" for number in numbers)
    root = file.add(f"<</Type/Catalog/Pages {tree} 0 R/Many[{named}]>>")
    pdf = _finished(file, root)
    assert [int(each.Number) for each in pdf.Root.Many] == list(range(1000))


def test_streams_come_back_as_they_were_compressed_or_not() -> None:
    file = PdfFile()
    tree = file.add("<</Type/Pages/Count 0/Kids[]>>")
    packed = file.add_stream(b"words " * 100, "/Kind/Words")
    plain = file.add_stream(b"as it is", compress=False)
    root = file.add(f"<</Type/Catalog/Pages {tree} 0 R/Packed {packed} 0 R/Plain {plain} 0 R>>")
    pdf = _finished(file, root)
    assert pdf.Root.Packed.read_bytes() == b"words " * 100
    assert pdf.Root.Packed.Kind == "/Words"
    assert pdf.Root.Plain.read_raw_bytes() == b"as it is"


def test_small_objects_are_kept_together_to_save_room() -> None:
    file = PdfFile()
    tree = file.add("<</Type/Pages/Count 0/Kids[]>>")
    numbers = [file.add(f"<</S/P/P {tree} 0 R/K {number}>>") for number in range(2000)]
    root = file.add(f"<</Type/Catalog/Pages {tree} 0 R/First {numbers[0]} 0 R>>")
    info = file.add("<<>>")
    assert len(file.finish(root=root, info=info, identity=bytes(16))) < 30_000
