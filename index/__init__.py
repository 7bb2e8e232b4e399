"""Documents become something that can be searched. This is the door: what stands here is for everybody.

build:  file -> Document -> Chunk -> vectors and terms -> index folder
ask:    question -> SearchIndex -> Hit
"""

import os

from index import vietnamese
from index.build import build_index, update_index
from index.cache import BusyError
from index.chunks import Chunk, Unit, searched_text, segments, told_by
from index.credits import Credit, Work, credits_of
from index.documents import Block, Cell, Document, DocumentError
from index.duplicates import says_the_same
from index.encoder import Encoder, EncoderError, processors
from index.encoding import EncoderMaker, encoder_maker
from index.folder import Corpus, Listing, list_folder, read_files, read_folder
from index.manifest import IndexedDocument, IndexUnusableError, Manifest, read_manifest
from index.models import ModelError
from index.report import BuildReport, summary
from index.search import Hit, SearchIndex, Twin, stored_document
from index.sources import Progress
from index.vietnamese import Span
from index.watch import changes

__all__ = [
    "Block",
    "BuildReport",
    "BusyError",
    "Cell",
    "Chunk",
    "Corpus",
    "Credit",
    "Document",
    "DocumentError",
    "Encoder",
    "EncoderError",
    "EncoderMaker",
    "Hit",
    "IndexUnusableError",
    "IndexedDocument",
    "Listing",
    "Manifest",
    "ModelError",
    "Progress",
    "SearchIndex",
    "Span",
    "Twin",
    "Unit",
    "Work",
    "build_index",
    "changes",
    "credits_of",
    "encoder_maker",
    "list_folder",
    "processors",
    "read_files",
    "read_folder",
    "read_manifest",
    "says_the_same",
    "searched_text",
    "segments",
    "stored_document",
    "summary",
    "told_by",
    "update_index",
    "vietnamese",
]

# From 1.29 on, onnxruntime tells its maker over the network what it runs; nothing of ours talks to anybody unasked.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
