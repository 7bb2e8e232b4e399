"""Documents become something that can be searched. This is the door: what stands here is for everybody.

build:  file -> Document -> Chunk -> vectors and terms -> index folder
ask:    question -> SearchIndex -> Hit
"""

from index import vietnamese
from index.build import EncoderMaker, Progress, build_index, encoder_maker
from index.chunks import Chunk, Unit, searched_text
from index.documents import Document, DocumentError
from index.encoder import Encoder, EncoderError
from index.folder import Corpus, Listing, list_folder, read_files, read_folder
from index.manifest import IndexedDocument, IndexUnusableError, Manifest, read_manifest
from index.models import ModelError
from index.search import Hit, SearchIndex
from index.vietnamese import Span

__all__ = [
    "Chunk",
    "Corpus",
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
    "Unit",
    "build_index",
    "encoder_maker",
    "list_folder",
    "read_files",
    "read_folder",
    "read_manifest",
    "searched_text",
    "vietnamese",
]
