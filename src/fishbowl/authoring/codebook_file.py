"""The codebook file: its keys, what each means, and the core's value that it becomes."""

from __future__ import annotations

from pydantic import Field

from fishbowl.authoring.fields import Id, Part, Text
from fishbowl.core import codebook as core


class BothLanguages(Part):
    nl: Text = Field(description="In Dutch.")
    en: Text = Field(description="In English.")

    def build(self) -> core.Bilingual:
        return core.Bilingual(self.nl, self.en)


class CodePart(Part):
    id: Id = Field(description="Name of the code in exports; unique among the codes.")
    name: Text = Field(description="The Dutch name, letter for letter as in the analysis files.")
    full_name: Text = Field(default="", description="The Dutch name in full, where the name is a short form.")
    label_en: Text = Field(description="What an English coder reads beside the name.")
    description: BothLanguages = Field(description="What the code covers.")
    examples: tuple[BothLanguages, ...] = Field(default=(), description="What it is given to, such as.")

    def build(self) -> core.Code:
        return core.Code(
            self.id,
            self.name,
            self.label_en,
            self.description.build(),
            self.full_name,
            tuple(example.build() for example in self.examples),
        )


class CodeGroupPart(Part):
    id: Id = Field(description="Name of the group in exports; unique among the groups.")
    name: BothLanguages = Field(description="As it stands above its codes.")
    description: BothLanguages | None = Field(default=None, description="What the codes of this group share.")
    secondary: bool = Field(default=False, description="true: given only beside a primary code.")
    codes: tuple[CodePart, ...] = Field(min_length=1, description="The codes of this group.")

    def build(self) -> core.CodeGroup:
        return core.CodeGroup(
            self.id,
            self.name.build(),
            tuple(code.build() for code in self.codes),
            self.description.build() if self.description else None,
            self.secondary,
        )


class WorkedExamplePart(Part):
    passage: BothLanguages = Field(description="What was said, in short.")
    inductive: BothLanguages = Field(description="The code in the coder's own words.")
    codes: tuple[Id, ...] = Field(min_length=1, description="The ids of the codes beside it.")

    def build(self) -> core.WorkedExample:
        return core.WorkedExample(self.passage.build(), self.inductive.build(), self.codes)


class ElementPart(Part):
    id: Id = Field(description="Name of the element in exports; unique among the elements.")
    number: int | None = Field(default=None, ge=1, le=999, description="Its number.")
    name: BothLanguages = Field(description="What the element is called.")
    codes: tuple[Id, ...] = Field(
        default=(), description="The ids of codes of which every passage is about this element."
    )

    def build(self) -> core.EffectiveElement:
        return core.EffectiveElement(self.id, self.name.build(), self.number, self.codes)


class ElementGroupPart(Part):
    id: Id = Field(description="Name of this group of elements; unique among those groups.")
    name: BothLanguages = Field(description="As it stands above its elements.")
    elements: tuple[ElementPart, ...] = Field(min_length=1, description="The elements.")

    def build(self) -> core.ElementGroup:
        return core.ElementGroup(
            self.id, self.name.build(), tuple(element.build() for element in self.elements)
        )


class CodebookFile(Part):
    """A codebook for fishbowl, Dutch and English in one file."""

    id: Id = Field(description="Name of the codebook, as in the file's name.")
    version: Text = Field(description='Version of this codebook, in quotes: "1".')
    title: BothLanguages = Field(description="As it stands in lists.")
    source: Text = Field(description="Where the codes come from, to be cited.")
    procedure: BothLanguages = Field(description="How to code with it.")
    example: WorkedExamplePart | None = Field(default=None, description="A passage, coded.")
    groups: tuple[CodeGroupPart, ...] = Field(min_length=1, description="The codes, in groups.")
    effective_elements: tuple[ElementGroupPart, ...] = Field(
        default=(), description="What the second pass distils from the codes."
    )

    def build(self) -> core.Codebook:
        return core.Codebook(
            id=self.id,
            version=self.version,
            title=self.title.build(),
            source=self.source,
            procedure=self.procedure.build(),
            groups=tuple(group.build() for group in self.groups),
            example=self.example.build() if self.example else None,
            element_groups=tuple(group.build() for group in self.effective_elements),
        )
